/**
 * A training step of a transformer encoder against PyTorch's `nn.TransformerEncoder`: 4 layers, width
 * 256, 8 heads, feed-forward 1024, pre-norm, batch 8, length 128.
 *
 *     node bench/transformer.mjs [--rounds=25] [--threads=2] [--device=cpu] [--same-malloc] [--gelu]
 *
 * `--gelu` takes another activation than PyTorch's default for this layer.
 */
import { flag } from "./lib/print.mjs";
import { compareTraining, torch } from "./lib/training.mjs";

const { manualSeed, nn, randn, tidy } = torch;
const activation = flag("gelu") ? "gelu" : "relu";

/** `nn.TransformerEncoderLayer(norm_first=True)`, under its names. */
class EncoderLayer extends nn.Module {
  self_attn = new nn.MultiheadAttention(256, 8);
  linear1 = new nn.Linear(256, 1024);
  linear2 = new nn.Linear(1024, 256);
  norm1 = new nn.LayerNorm(256);
  norm2 = new nn.LayerNorm(256);

  forward(x) {
    const attended = x.add(this.self_attn.forward(this.norm1.forward(x)));
    const wide = this.linear1.forward(this.norm2.forward(attended));
    return attended.add(this.linear2.forward(wide[activation]()));
  }
}

class Encoder extends nn.Module {
  layers = Array.from({ length: 4 }, () => new EncoderLayer());
  norm = new nn.LayerNorm(256);

  forward(x) {
    let hidden = x;
    for (const layer of this.layers) hidden = tidy(() => layer.forward(hidden));
    return this.norm.forward(hidden);
  }
}

manualSeed(1);
await compareTraining(`transformer${activation === "relu" ? "" : `, ${activation}`}`, {
  script: "transformer.py",
  args: [activation],
  model: new Encoder(),
  data: { x: randn([8, 128, 256]), target: randn([8, 128, 256]) },
  lossOf: (model, { x, target }) => model.forward(x).mseLoss(target),
});
