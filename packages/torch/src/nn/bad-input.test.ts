/** What a user gets wrong is answered in one sentence that has the value in it. */
import { expect, test } from "vitest";

import { TorchError, zeros } from "../index.js";
import * as nn from "./index.js";

const cases: [() => unknown, string][] = [
  [
    () => new nn.Conv2d(3, 8, [3, 3, 3]),
    "Conv2d: kernelSize must be an integer of at least 1 or 2 of them, not [3, 3, 3]",
  ],
  [() => new nn.Conv1d(3, 8, 0), "Conv1d: kernelSize must be an integer of at least 1, not 0"],
  [
    () => new nn.Conv2d(3, 8, 3, { stride: 1.5 }),
    "Conv2d: stride must be an integer of at least 1 or 2 of them, not 1.5",
  ],
  [
    () => new nn.Conv2d(3, 8, 3, { padding: -1 }),
    "Conv2d: padding must be an integer of at least 0 or 2 of them, not -1",
  ],
  [() => new nn.Conv2d(4, 6, 3, { groups: 3 }), "Conv2d: 3 groups do not divide inChannels 4"],
  [() => new nn.Conv2d(4, 6, 3, { groups: 4 }), "Conv2d: 4 groups do not divide outChannels 6"],
  [() => new nn.Conv2d(4, 6, 3, { groups: 0 }), "Conv2d: groups must be a positive integer, not 0"],
  [() => new nn.Conv2d(0, 6, 3), "Conv2d: inChannels must be a positive integer, not 0"],
  [
    () => new nn.Conv2d(3, 8, 3, { padding: "same", stride: [1, 2] }),
    'Conv2d: padding "same" needs stride 1, not [1, 2]; give the padding in numbers',
  ],
  [
    () => new nn.Conv1d(3, 8, 3, { paddingMode: "mirror" as "reflect" }),
    "Conv1d: paddingMode mirror is none of zeros, reflect, replicate, circular",
  ],
  [
    () => new nn.Conv2d(3, 8, 3).forward(zeros([2, 4, 5, 5])),
    "Conv2d: the input must be [N, 3, H, W] or [3, H, W], not [2, 4, 5, 5]",
  ],
  [
    () => new nn.Conv3d(3, 8, 3).forward(zeros([2, 3, 5])),
    "Conv3d: the input must be [N, 3, D, H, W] or [3, D, H, W], not [2, 3, 5]",
  ],
  [() => new nn.Conv1d(3, 8, 3).forward(zeros([2, 3, 2])), "conv1d: "],
  [
    () => new nn.ConvTranspose1d(4, 6, 3, { groups: 4 }),
    "ConvTranspose1d: 4 groups do not divide outChannels 6",
  ],
  [
    () => new nn.ConvTranspose1d(2, 3, 2, { stride: 2 }).forward(zeros([1, 2, 4]), [10]),
    "ConvTranspose1d: [4] can become [8] to [9], not [10]",
  ],
  [
    () => new nn.ConvTranspose2d(2, 3, 2, { stride: 3 }).forward(zeros([1, 2, 4, 4]), [12]),
    "ConvTranspose2d: [4, 4] can become [11, 11] to [13, 13], not [12]",
  ],
  [() => new nn.Bilinear(0, 2, 3), "Bilinear: in1Features must be positive, not 0"],
  [() => new nn.Embedding(4, 2, { paddingIdx: -5 }), "Embedding: paddingIdx -5 is outside 4 rows"],
  [
    () => new nn.Embedding(4, 2, { weight: zeros([4, 3]) }),
    "Embedding: the weight is [4, 3] instead of [4, 2]",
  ],
  [
    () => nn.Embedding.fromPretrained(zeros([4])),
    "Embedding: the rows [4] must have two dimensions",
  ],
  [() => new nn.GroupNorm(3, 4), "GroupNorm: 3 groups do not divide 4 channels"],
  [
    () => new nn.GroupNorm(2, 4).forward(zeros([2, 3, 5])),
    "GroupNorm: the input must be [N, 4, ...], not [2, 3, 5]",
  ],
  [
    () => new nn.BatchNorm1d(3).forward(zeros([2, 4])),
    "BatchNorm1d: the input must be [N, 3], not [2, 4]",
  ],
  [
    () => new nn.BatchNorm1d(3).forward(zeros([2, 4, 5])),
    "BatchNorm1d: the input must be [N, 3, L], not [2, 4, 5]",
  ],
  [
    () => new nn.BatchNorm2d(3).forward(zeros([3, 5, 5])),
    "BatchNorm2d: the input must be [N, 3, H, W], not [3, 5, 5]",
  ],
  [
    () => new nn.BatchNorm2d(3).forward(zeros([1, 3, 1, 1])),
    "BatchNorm2d: [1, 3, 1, 1] has one value a channel, which has no variance; give a larger batch or call eval()",
  ],
  [() => new nn.BatchNorm3d(0), "BatchNorm3d: numFeatures must be a positive integer, not 0"],
  [
    () => new nn.InstanceNorm2d(3).forward(zeros([2, 3, 1, 1])),
    "InstanceNorm2d: [2, 3, 1, 1] has one value a channel, which has no variance",
  ],
  [() => new nn.Dropout2d(2), "Dropout2d: 2 is no probability between 0 and 1"],
  [
    () => new nn.Dropout2d().forward(zeros([3, 5, 5])),
    "Dropout2d: the input must be [N, C, H, W], not [3, 5, 5]",
  ],
  [
    () => new nn.MaxPool2d(0),
    "MaxPool2d: kernelSize must be an integer of at least 1 or 2 of them, not 0",
  ],
  [
    () => new nn.AvgPool3d(2).forward(zeros([4, 4])),
    "AvgPool3d: the input must be [N, C, D, H, W] or [C, D, H, W], not [4, 4]",
  ],
  [
    () => new nn.AdaptiveAvgPool2d([1, 2, 3]),
    "AdaptiveAvgPool2d: outputSize must be an integer of at least 0 or 2 of them, not [1, 2, 3]",
  ],
  [() => new nn.Upsample({}), "Upsample: give either size or scaleFactor"],
  [() => new nn.Upsample({ size: 2, scaleFactor: 2 }), "Upsample: give either size or scaleFactor"],
  [
    () => new nn.Upsample({ size: 2, mode: "cubic" as "bicubic" }),
    "Upsample: mode cubic is none of nearest, nearest-exact, linear, bilinear, bicubic, trilinear, area",
  ],
  [
    () => new nn.Upsample({ size: 2, alignCorners: true }),
    "Upsample: mode nearest has no alignCorners; leave it out",
  ],
  [
    () => new nn.Upsample({ size: 2, mode: "bilinear" }).forward(zeros([1, 2, 3])),
    "Upsample: mode bilinear does not take an input [1, 2, 3]",
  ],
  [
    () => new nn.Upsample({ scaleFactor: [2, 2] }).forward(zeros([1, 2, 3])),
    "Upsample: scaleFactor must be positive numbers for 1 dimensions, not [2, 2]",
  ],
  [
    () => new nn.ReflectionPad2d([1, 2]),
    "ReflectionPad2d: padding must be one integer or 4, not [1, 2]",
  ],
  [() => new nn.ReflectionPad1d(3).forward(zeros([1, 2, 3])), "pad: "],
  [() => new nn.Unflatten(1, []), "Unflatten: unflattenedSize must name at least one size, not []"],
  [
    () => new nn.Unflatten(1, [2, 2]).forward(zeros([1, 6])),
    "Unflatten: dimension 1 of [1, 6] cannot become [2, 2]",
  ],
  [
    () => new nn.Unflatten(3, [2, 2]).forward(zeros([1, 6])),
    "Unflatten: dimension 3 of [1, 6] cannot become [2, 2]",
  ],
  [() => new nn.PixelShuffle(0), "PixelShuffle: upscaleFactor must be a positive integer, not 0"],
  [() => new nn.PixelShuffle(2).forward(zeros([1, 3, 2, 2])), "pixel_shuffle: "],
  [() => new nn.GLU().forward(zeros([1, 3])), "glu: "],
  [() => new nn.Hardtanh({ minVal: 1 }), "Hardtanh: minVal 1 must be below maxVal 1"],
  [() => new nn.Softshrink(-1), "Softshrink: lambd -1 must not be negative"],
  [
    () => new nn.Softmax2d().forward(zeros([3, 4])),
    "Softmax2d: the input must be [N, C, H, W] or [C, H, W], not [3, 4]",
  ],
  [
    () => new nn.MSELoss().forward(zeros([4, 1]), zeros([4])),
    "MSELoss: the input is [4, 1] and the target [4]; give both one shape",
  ],
  [
    () => new nn.L1Loss({ reduction: "average" as "mean" }),
    "L1Loss: reduction average is none of mean, sum, none",
  ],
  [() => new nn.HuberLoss({ delta: 0 }), "HuberLoss: delta 0 must be positive"],
  [() => new nn.SmoothL1Loss({ beta: -1 }), "SmoothL1Loss: beta -1 must not be negative"],
  [() => nn.init.kaimingNormal(zeros([3])), "init: [3] needs at least two dimensions, [out, in]"],
  [
    () => nn.init.kaimingNormal(zeros([3, 3]), { mode: "fan" as "fanIn" }),
    "init: mode fan is neither fanIn nor fanOut",
  ],
  [
    () => nn.init.calculateGain("gelu" as "relu"),
    "calculateGain: gelu is none of linear, conv1d, conv2d, conv3d, convTranspose1d, convTranspose2d, " +
      "convTranspose3d, sigmoid, tanh, relu, leakyRelu, selu",
  ],
  [
    () => nn.init.truncNormal(zeros([3]), { a: 1, b: 1 }),
    "truncNormal: the cutoff a = 1 must be below b = 1",
  ],
  [() => nn.init.eye(zeros([3])), "eye: [3] must have two dimensions"],
  [() => nn.init.sparse(zeros([3, 3]), 2), "sparse: 2 is no fraction between 0 and 1"],
  [() => nn.init.orthogonal(zeros([3])), "orthogonal: [3] needs at least two dimensions"],
  [
    () => nn.init.dirac(zeros([3, 3])),
    "dirac: [3, 3] must have one to three kernel dimensions after [out, in]",
  ],
  [() => nn.init.dirac(zeros([4, 3, 3]), { groups: 3 }), "dirac: 3 groups do not divide 4"],
];

test.each(cases)("%s", (attempt, sentence) => {
  let caught: unknown;
  try {
    attempt();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(TorchError);
  const { message } = caught as TorchError;
  expect(message).not.toContain("\n");
  // What libtorch refuses keeps its own words after the operator's name.
  const compared = sentence.endsWith(": ") ? message.slice(0, sentence.length) : message;
  expect(compared).toBe(sentence);
});
