import { linear as affine, nn, type Tensor } from "@equimeter/torch";

import type { EscaipConfig } from "./config.js";
import { bySlot, linearInBands } from "./distance-basis.js";
import type { Graph } from "./graph.js";
import { Activated } from "./layers.js";

/**
 * What a layer sees of each edge: its distance, and the element and bond orders at both ends. The input
 * layer and every attention layer have embeddings of their own.
 *
 * The original concatenates [distance, sender's orders, sender's element, own orders, own element]
 * for each edge and applies one linear layer. That sum of parts is computed part by part here: what
 * belongs to an atom once an atom, not once an edge. Equal to rounding, and 40 % fewer products.
 */
export abstract class EdgeFeatures extends nn.Module {
  source_atomic_embedding: nn.Embedding;
  target_atomic_embedding: nn.Embedding;
  source_direction_embedding: Activated;
  target_direction_embedding: Activated;
  edge_distance_embedding: Activated;
  edge_linear: Activated;

  constructor(config: EscaipConfig) {
    super();
    const { elements, atomEmbedding, directionBasis, directionEmbedding, dropout } = config;
    const element = (): nn.Embedding => {
      const embedding = new nn.Embedding(elements, atomEmbedding);
      nn.init.uniform(embedding.weight, -1e-3, 1e-3);
      return embedding;
    };
    const direction = (): Activated => new Activated(directionBasis, directionEmbedding, dropout);
    this.source_atomic_embedding = element();
    this.target_atomic_embedding = element();
    this.source_direction_embedding = direction();
    this.target_direction_embedding = direction();
    this.edge_distance_embedding = new Activated(
      config.distanceBasis,
      config.distanceEmbedding,
      dropout,
    );
    this.edge_linear = new Activated(
      config.distanceEmbedding + 2 * directionEmbedding + 2 * atomEmbedding,
      config.width,
      dropout,
    );
  }

  /** [N, K, H] */
  protected edgeFeatures({ elements, senders, mask, distances, orders }: Graph): Tensor {
    const { edge_distance_embedding: embedding, edge_linear } = this;
    const sorted = embedding.activate(linearInBands(distances, embedding.weight, embedding.bias));
    const atoms = [
      this.source_direction_embedding.forward(orders),
      this.source_atomic_embedding.forward(elements),
      this.target_direction_embedding.forward(orders),
      this.target_atomic_embedding.forward(elements),
    ];
    const widths = [sorted, ...atoms].map((part) => part.shape.at(-1)!);
    const [ofDistance, ...ofAtoms] = edge_linear.columns(widths);
    const [fromOrders, fromElement, toOrders, toElement] = atoms.map((part, i) =>
      affine(part, ofAtoms[i]),
    );
    const sum = bySlot(affine(sorted, ofDistance, edge_linear.bias), distances, mask)
      .add(atEdges(fromOrders.add(fromElement), senders, mask))
      .add(toOrders.add(toElement).unsqueeze(1));
    return edge_linear.activate(sum);
  }
}

/** Features of atoms [N, H] as those of the senders of each edge, [N, K, H]. */
export function atEdges(nodes: Tensor, senders: Tensor, { shape }: Tensor): Tensor {
  return nodes.indexSelect(0, senders).view([...shape, nodes.shape[1]]);
}

/** Mean over the edges of each atom: [N, K, H] → [N, H]. */
export function aggregate(edges: Tensor, mask: Tensor): Tensor {
  const used = mask.to(edges.dtype);
  const sum = used.unsqueeze(1).matmul(edges).squeeze(1); // [N, 1, K] [N, K, H]
  return sum.div(used.sum([1], { keepdim: true }).add(1e-5));
}
