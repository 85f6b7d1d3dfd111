import { cat, nn, type Tensor, tidy } from "@equimeter/torch";

/** Class, architecture and topology of a protein in CATH. The last row of each table is for unknown. */
export class FoldEmbedding extends nn.Module {
  embedding_C: nn.Embedding;
  embedding_A: nn.Embedding;
  embedding_T: nn.Embedding;

  constructor([classes, architectures, topologies]: readonly number[], width: number) {
    super();
    this.embedding_C = new nn.Embedding(classes + 1, width);
    this.embedding_A = new nn.Embedding(architectures + 1, width);
    this.embedding_T = new nn.Embedding(topologies + 1, width);
  }

  /** @param code - [B, 3] @returns [B, 1, 3 · width] */
  forward(code: Tensor): Tensor {
    return tidy(() => {
      const tables = [this.embedding_C, this.embedding_A, this.embedding_T];
      const rows = tables.map((table, level) => table.forward(code.select(1, level)));
      return cat(rows, -1).unsqueeze(1);
    });
  }
}
