/**
 * A training step of a 3-D U-Net against the same model in PyTorch: batch 2 of 32³ voxels, two levels
 * of residual blocks (Conv3d, GroupNorm, SiLU) with 16 and 32 channels.
 *
 *     node bench/unet.mjs [--rounds=25] [--threads=2] [--device=cpu] [--same-malloc]
 */
import { compareTraining, torch } from "./lib/training.mjs";

const { cat, manualSeed, nn, randn, tidy } = torch;

/** norm, SiLU and convolution, twice, beside a path that changes the channels at most. */
class Block extends nn.Module {
  constructor(inChannels, outChannels) {
    super();
    this.norm1 = new nn.GroupNorm(8, inChannels);
    this.conv1 = new nn.Conv3d(inChannels, outChannels, 3, { padding: 1 });
    this.norm2 = new nn.GroupNorm(8, outChannels);
    this.conv2 = new nn.Conv3d(outChannels, outChannels, 3, { padding: 1 });
    this.skip =
      inChannels === outChannels ? new nn.Identity() : new nn.Conv3d(inChannels, outChannels, 1);
  }

  forward(x) {
    return tidy(() => {
      const hidden = this.conv1.forward(this.norm1.forward(x).silu());
      const change = this.conv2.forward(this.norm2.forward(hidden).silu());
      return this.skip.forward(x).add(change);
    });
  }
}

class UNet extends nn.Module {
  stem = new nn.Conv3d(4, 16, 3, { padding: 1 });
  encoder = new Block(16, 16);
  down = new nn.Conv3d(16, 32, 2, { stride: 2 });
  middle = new nn.Sequential(new Block(32, 32), new Block(32, 32));
  up = new nn.ConvTranspose3d(32, 16, 2, { stride: 2 });
  decoder = new Block(32, 16);
  norm = new nn.GroupNorm(8, 16);
  head = new nn.Conv3d(16, 4, 3, { padding: 1 });

  forward(x) {
    const fine = this.encoder.forward(this.stem.forward(x));
    const coarse = this.middle.forward(this.down.forward(fine));
    const merged = this.decoder.forward(cat([this.up.forward(coarse), fine], 1));
    return this.head.forward(this.norm.forward(merged).silu());
  }
}

manualSeed(1);
await compareTraining("3-D U-Net", {
  script: "unet.py",
  model: new UNet(),
  data: { x: randn([2, 4, 32, 32, 32]), target: randn([2, 4, 32, 32, 32]) },
  lossOf: (model, { x, target }) => model.forward(x).mseLoss(target),
});
