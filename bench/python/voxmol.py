"""The PyTorch side of bench/voxmol.mjs: VoxMol's U-Net."""

import torch
from torch import nn
from torch.nn import functional as F


class Residual(nn.Module):
    def __init__(self, inputs, outputs, groups):
        super().__init__()
        self.norm1 = norm_of(groups, inputs)
        self.conv1 = nn.Conv3d(inputs, outputs, 3, padding=1)
        self.norm2 = norm_of(groups, outputs)
        self.conv2 = nn.Conv3d(outputs, outputs, 3, padding=1)
        self.shortcut = nn.Identity() if inputs == outputs else nn.Conv3d(inputs, outputs, 1)

    def forward(self, x):
        hidden = self.conv1(F.silu(self.norm1(x)))
        return self.conv2(F.silu(self.norm2(hidden))) + self.shortcut(x)


class Attention(nn.Module):
    def __init__(self, channels, groups):
        super().__init__()
        self.norm = norm_of(groups, channels)  # never applied, as in the original
        self.projection = nn.Linear(channels, 3 * channels)
        self.output = nn.Linear(channels, channels)

    def forward(self, x):
        voxels = x.flatten(2).transpose(1, 2)
        query, key, value = self.projection(voxels).chunk(3, -1)
        weights = torch.softmax((query * x.shape[1] ** -0.5) @ key.transpose(1, 2), -1)
        seen = self.output(weights @ value) + voxels
        return seen.transpose(1, 2).reshape(x.shape)


class Block(nn.Module):
    def __init__(self, inputs, outputs, attends, groups):
        super().__init__()
        self.res = Residual(inputs, outputs, groups)
        self.attn = Attention(outputs, groups) if attends else nn.Identity()

    def forward(self, x):
        return self.attn(self.res(x))


class Middle(nn.Module):
    def __init__(self, channels, groups):
        super().__init__()
        self.res1 = Residual(channels, channels, groups)
        self.attn = Attention(channels, groups)
        self.res2 = Residual(channels, channels, groups)

    def forward(self, x):
        return self.res2(self.attn(self.res1(x)))


class Resample(nn.Module):
    def __init__(self, conv):
        super().__init__()
        self.conv = conv

    def forward(self, x):
        return self.conv(x)


class UNet(nn.Module):
    """Without dropout: two sides would drop different elements."""

    def __init__(self, elements, width, multipliers, attention, blocks, groups):
        super().__init__()
        widths = [width]
        for multiplier in multipliers:
            widths.append(widths[-1] * multiplier)
        last = len(multipliers) - 1
        down, up = [], []
        for level, attends in enumerate(attention):
            finer, own = widths[level : level + 2]
            for block in range(blocks):
                down.append(Block(own if block else finer, own, attends, groups))
            if level < last:
                down.append(Resample(nn.Conv3d(own, own, 3, stride=2, padding=1)))
        for level in reversed(range(len(multipliers))):
            finer, own = widths[level : level + 2]
            for _ in range(blocks):
                up.append(Block(2 * own, own, attention[level], groups))
            up.append(Block(own + finer, finer, attention[level], groups))
            if level > 0:
                up.append(Resample(nn.ConvTranspose3d(finer, finer, 4, stride=2, padding=1)))
        self.grid_projection = nn.Conv3d(elements, width, 3, padding=1)
        self.down = nn.ModuleList(down)
        self.middle = Middle(widths[-1], groups)
        self.up = nn.ModuleList(up)
        self.norm = norm_of(groups, width)
        self.final = nn.Conv3d(width, elements, 3, padding=1)

    def forward(self, x):
        skips = [self.grid_projection(x)]
        for layer in self.down:
            skips.append(layer(skips[-1]))
        x = self.middle(skips[-1])
        for layer in self.up:
            x = layer(x) if isinstance(layer, Resample) else layer(torch.cat([x, skips.pop()], 1))
        return self.final(F.silu(self.norm(x)))


def norm_of(groups, channels):
    return nn.GroupNorm(groups, channels) if groups > 0 else nn.Identity()


if __name__ == "__main__":
    import json
    import sys

    from training import serve_training

    model = UNet(**json.loads(sys.argv[3]))
    serve_training(model, lambda model, data: F.mse_loss(model(data["x"]), data["target"]))
