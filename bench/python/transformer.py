"""The PyTorch side of bench/transformer.mjs. The third argument is the name of the activation."""

import sys

from torch import nn
from torch.nn import functional as F
from training import serve_training

activation = sys.argv[3]
layer = nn.TransformerEncoderLayer(
    256, 8, 1024, dropout=0.0, activation=activation, batch_first=True, norm_first=True
)
model = nn.TransformerEncoder(layer, 4, norm=nn.LayerNorm(256))
serve_training(model, lambda model, data: F.mse_loss(model(data["x"]), data["target"]))
