"""The PyTorch side of bench/unet.mjs."""

import torch
from torch import nn
from torch.nn import functional as F
from training import serve_training


class Block(nn.Module):
    def __init__(self, in_channels, out_channels):
        super().__init__()
        self.norm1 = nn.GroupNorm(8, in_channels)
        self.conv1 = nn.Conv3d(in_channels, out_channels, 3, padding=1)
        self.norm2 = nn.GroupNorm(8, out_channels)
        self.conv2 = nn.Conv3d(out_channels, out_channels, 3, padding=1)
        self.skip = (
            nn.Identity() if in_channels == out_channels else nn.Conv3d(in_channels, out_channels, 1)
        )

    def forward(self, x):
        hidden = self.conv1(F.silu(self.norm1(x)))
        change = self.conv2(F.silu(self.norm2(hidden)))
        return self.skip(x) + change


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv3d(4, 16, 3, padding=1)
        self.encoder = Block(16, 16)
        self.down = nn.Conv3d(16, 32, 2, stride=2)
        self.middle = nn.Sequential(Block(32, 32), Block(32, 32))
        self.up = nn.ConvTranspose3d(32, 16, 2, stride=2)
        self.decoder = Block(32, 16)
        self.norm = nn.GroupNorm(8, 16)
        self.head = nn.Conv3d(16, 4, 3, padding=1)

    def forward(self, x):
        fine = self.encoder(self.stem(x))
        coarse = self.middle(self.down(fine))
        merged = self.decoder(torch.cat([self.up(coarse), fine], 1))
        return self.head(F.silu(self.norm(merged)))


serve_training(UNet(), lambda model, data: F.mse_loss(model(data["x"]), data["target"]))
