"""The PyTorch side of bench/proteina.mjs: Proteína, as its specification has it."""

import math

import torch
from torch import nn
from torch.nn import functional as F


def time_embedding(t, width):
    half = width // 2
    rates = torch.exp(torch.arange(half) * -(math.log(2000) / (half - 1)))
    angles = 2000 * t[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], -1)


def index_embedding(index, width):
    k = torch.arange(width // 2)
    angles = index[..., None] * math.pi / 2056 ** (2 * k / width)
    return torch.cat([angles.sin(), angles.cos()], -1)


def one_hot_distances(x, bins, min, max):
    distances = torch.norm(x[:, :, None] - x[:, None], dim=-1)
    classes = torch.bucketize(distances, torch.linspace(min, max, bins - 1))
    return F.one_hot(classes, bins) * 1.0


def one_hot_separations(index, bins):
    edge = bins / 2 - 1
    separation = index[:, :, None] - index[:, None, :]
    return F.one_hot(torch.bucketize(separation, torch.linspace(-edge, edge, bins - 1)), bins) * 1.0


class Factory(nn.Module):
    def __init__(self, inputs, outputs, norm):
        super().__init__()
        self.ln_out = nn.LayerNorm(outputs) if norm else nn.Identity()
        self.linear_out = nn.Linear(inputs, outputs, bias=False)

    def forward(self, features, mask):
        x = torch.cat(features, -1) * mask
        return self.ln_out(self.linear_out(x)) * mask


class AdaptiveNorm(nn.Module):
    def __init__(self, width, cond):
        super().__init__()
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.norm_cond = nn.LayerNorm(cond)
        self.to_gamma = nn.Sequential(nn.Linear(cond, width), nn.Sigmoid())
        self.to_beta = nn.Linear(cond, width, bias=False)

    def forward(self, x, c, mask):
        c = self.norm_cond(c)
        return (self.norm(x) * self.to_gamma(c) + self.to_beta(c)) * mask


class OutputScale(nn.Module):
    def __init__(self, width, cond):
        super().__init__()
        self.to_adaln_zero_gamma = nn.Sequential(nn.Linear(cond, width), nn.Sigmoid())

    def forward(self, x, c, mask):
        return x * self.to_adaln_zero_gamma(c) * mask


class Transition(nn.Module):
    def __init__(self, width, expansion):
        super().__init__()
        self.swish_linear = nn.Sequential(nn.Linear(width, 2 * expansion * width, bias=False))
        self.linear_out = nn.Linear(expansion * width, width, bias=False)

    def forward(self, x, mask):
        values, gates = self.swish_linear(x).chunk(2, -1)
        return self.linear_out(F.silu(gates) * values) * mask


class Attention(nn.Module):
    def __init__(self, width, heads, pair):
        super().__init__()
        self.heads = heads
        self.to_qkv = nn.Linear(width, 3 * width)
        self.to_g = nn.Linear(width, width)
        self.to_out_node = nn.Linear(width, width)
        self.node_norm = nn.LayerNorm(width)
        self.q_layer_norm = nn.LayerNorm(width)
        self.k_layer_norm = nn.LayerNorm(width)
        self.to_bias = nn.Linear(pair, heads, bias=False)
        self.pair_norm = nn.LayerNorm(pair)

    def forward(self, x, pairs, mask):
        x = self.node_norm(x)
        q, k, v = self.to_qkv(x).chunk(3, -1)
        q, k, g = self.q_layer_norm(q), self.k_layer_norm(k), self.to_g(x)
        split = lambda one: one.unflatten(-1, (self.heads, -1)).transpose(1, 2)
        q, k, v, g = split(q), split(k), split(v), split(g)
        bias = self.to_bias(self.pair_norm(pairs)).permute(0, 3, 1, 2)
        scores = torch.einsum("bhid,bhjd->bhij", q, k) * q.shape[-1] ** -0.5
        scores = scores.masked_fill(~mask[:, None], torch.finfo(scores.dtype).min)
        seen = torch.einsum("bhij,bhjd->bhid", torch.softmax(scores + bias, -1), v)
        return self.to_out_node((torch.sigmoid(g) * seen).transpose(1, 2).flatten(2))


class AdaptiveAttention(nn.Module):
    def __init__(self, width, heads, pair, cond):
        super().__init__()
        self.adaln = AdaptiveNorm(width, cond)
        self.mha = Attention(width, heads, pair)
        self.scale_output = OutputScale(width, cond)

    def forward(self, x, pairs, c, mask, pair_mask):
        return self.scale_output(self.mha(self.adaln(x, c, mask), pairs, pair_mask), c, mask)


class AdaptiveTransition(nn.Module):
    def __init__(self, width, cond):
        super().__init__()
        self.adaln = AdaptiveNorm(width, cond)
        self.transition = Transition(width, 4)
        self.scale_output = OutputScale(width, cond)

    def forward(self, x, c, mask):
        return self.scale_output(self.transition(self.adaln(x, c, mask), mask), c, mask)


class Layer(nn.Module):
    def __init__(self, width, heads, pair, cond):
        super().__init__()
        self.mhba = AdaptiveAttention(width, heads, pair, cond)
        self.transition = AdaptiveTransition(width, cond)

    def forward(self, x, pairs, c, mask, pair_mask):
        x = (x + self.mhba(x, pairs, c, mask, pair_mask)) * mask
        return (x + self.transition(x, c, mask)) * mask


class Triangle(nn.Module):
    def __init__(self, outgoing, width, hidden):
        super().__init__()
        self.outgoing = outgoing
        self.linear_a_p = nn.Linear(width, hidden)
        self.linear_a_g = nn.Linear(width, hidden)
        self.linear_b_p = nn.Linear(width, hidden)
        self.linear_b_g = nn.Linear(width, hidden)
        self.linear_g = nn.Linear(width, width)
        self.linear_z = nn.Linear(hidden, width)
        self.layer_norm_in = nn.LayerNorm(width)
        self.layer_norm_out = nn.LayerNorm(hidden)

    def forward(self, z, mask):
        z = self.layer_norm_in(z)
        a = mask * torch.sigmoid(self.linear_a_g(z)) * self.linear_a_p(z)
        b = mask * torch.sigmoid(self.linear_b_g(z)) * self.linear_b_p(z)
        if self.outgoing:
            x = a.permute(0, 3, 1, 2) @ b.permute(0, 3, 2, 1)
        else:
            x = a.permute(0, 3, 2, 1) @ b.permute(0, 3, 1, 2)
        x = self.linear_z(self.layer_norm_out(x.permute(0, 2, 3, 1)))
        return x * torch.sigmoid(self.linear_g(z))


class PairTransition(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer_norm = nn.LayerNorm(width)
        self.linear_1 = nn.Linear(width, 2 * width)
        self.linear_2 = nn.Linear(2 * width, width)

    def forward(self, z, mask):
        return self.linear_2(F.relu(self.linear_1(self.layer_norm(z)))) * mask


class PairUpdate(nn.Module):
    def __init__(self, width, pair, triangles, hidden):
        super().__init__()
        self.layer_norm_in = nn.LayerNorm(width)
        self.linear_x = nn.Linear(width, 2 * pair, bias=False)
        self.tri_mult_out = Triangle(True, pair, hidden) if triangles else None
        self.tri_mult_in = Triangle(False, pair, hidden) if triangles else None
        self.transition_out = PairTransition(pair)

    def forward(self, x, z, mask):
        one, two = self.linear_x(self.layer_norm_in(x)).chunk(2, -1)
        z = (z + one[:, None] + two[:, :, None]) * mask
        if self.tri_mult_out is not None:
            z = (z + self.tri_mult_out(z, mask)) * mask
            z = (z + self.tri_mult_in(z, mask)) * mask
        return (z + self.transition_out(z, mask)) * mask


class PairBuilder(nn.Module):
    def __init__(self, inputs, c):
        super().__init__()
        self.init_repr_factory = Factory(inputs, c["pairWidth"], True)
        self.cond_factory = Factory(c["timeEmbedding"], c["conditionWidth"], True)
        self.adaln = AdaptiveNorm(c["pairWidth"], c["conditionWidth"])

    def forward(self, features, time, mask):
        z = self.init_repr_factory(features, mask)
        return self.adaln(z, self.cond_factory([time], mask), mask)


class Proteina(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c = c
        width, cond, pair, layers = c["width"], c["conditionWidth"], c["pairWidth"], c["layers"]
        every = c["pairUpdateEvery"]
        self.registers = nn.Parameter(torch.zeros(c["registers"], width))
        self.linear_3d_embed = nn.Linear(3, width, bias=False)
        self.init_repr_factory = Factory(c["indexEmbedding"] + 4, width, False)
        self.cond_factory = Factory(c["timeEmbedding"], cond, False)
        self.transition_c_1 = Transition(cond, 2)
        self.transition_c_2 = Transition(cond, 2)
        bins = c["separationBins"] + c["distances"]["bins"] + c["selfDistances"]["bins"]
        self.pair_repr_builder = PairBuilder(bins, c)
        self.transformer_layers = nn.ModuleList(
            Layer(width, c["heads"], pair, cond) for _ in range(layers)
        )
        hidden = min(pair, c["triangleWidth"])
        self.pair_update_layers = nn.ModuleList(
            PairUpdate(width, pair, c["triangles"], hidden) if every and k % every == 0 else None
            for k in range(layers - 1)
        )
        if c["distogramBuckets"]:
            self.pair_head_prediction = nn.Sequential(
                nn.LayerNorm(pair), nn.Linear(pair, c["distogramBuckets"])
            )
        self.coors_3d_decoder = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, 3, bias=False))

    def forward(self, x_t, x_sc, t, mask):
        c = self.c
        b, n, _ = x_t.shape
        r = c["registers"]
        real = mask[..., None]
        pair_real = real[:, :, None] * real[:, None]
        index = torch.arange(1.0, n + 1).expand(b, n)
        time = time_embedding(t, c["timeEmbedding"])
        cond = self.cond_factory([time[:, None].expand(b, n, -1)], real)
        cond = self.transition_c_2(self.transition_c_1(cond, real), real)
        features = [index_embedding(index, c["indexEmbedding"]), torch.zeros(b, n, 1), x_sc]
        s = (self.linear_3d_embed(x_t) + self.init_repr_factory(features, real)) * real
        pair_features = [
            one_hot_separations(index, c["separationBins"]),
            one_hot_distances(x_sc, **c["selfDistances"]),
            one_hot_distances(x_t, **c["distances"]),
        ]
        z = self.pair_repr_builder(pair_features, time[:, None, None].expand(b, n, n, -1), pair_real)
        s = torch.cat([self.registers.expand(b, -1, -1), s], 1)
        cond = F.pad(cond, (0, 0, r, 0))
        z = F.pad(z, (0, 0, r, 0, r, 0))
        present = F.pad(mask, (r, 0), value=1)
        everyone = present[..., None]
        pair_mask = present[:, :, None] * present[:, None]
        for k, layer in enumerate(self.transformer_layers):
            s = layer(s, z, cond, everyone, pair_mask > 0)
            if k < len(self.pair_update_layers) and self.pair_update_layers[k] is not None:
                z = self.pair_update_layers[k](s, z, pair_mask[..., None])
        v = self.coors_3d_decoder(s[:, r:]) * real
        if not c["distogramBuckets"]:
            return v, None
        return v, self.pair_head_prediction(z[:, r:, r:])


class Checkpoint(nn.Module):
    """Everything in a checkpoint is below `nn`."""

    def __init__(self, c):
        super().__init__()
        self.nn = Proteina(c)


def loss_of(model, data):
    v, distogram = model.nn(data["x_t"], data["x_sc"], data["t"], data["mask"])
    loss = F.mse_loss(v, data["target"])
    return loss if distogram is None else loss + distogram.square().mean() * 0.01


if __name__ == "__main__":
    import json
    import sys

    from training import serve_training

    serve_training(Checkpoint(json.loads(sys.argv[3])), loss_of)
