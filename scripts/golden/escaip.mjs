/** What a golden file of EScAIP's holds, computed by ours. */
import { collate, prepare } from "../../packages/equimeter/dist/data/index.js";
import { Escaip, escaipConfig } from "../../packages/equimeter/dist/models/escaip/index.js";
import {
  bySlot,
  linearInBands,
} from "../../packages/equimeter/dist/models/escaip/distance-basis.js";
import { edgeDirections, graphOf } from "../../packages/equimeter/dist/models/escaip/graph.js";
import {
  arange,
  eye,
  grad,
  nn,
  noGrad,
  ones,
  stack,
  zeros,
} from "../../packages/torch/dist/index.js";

/** The original's names of what we call otherwise. */
const names = {
  hidden_size: "width",
  num_layers: "layers",
  atten_num_heads: "heads",
  max_neighbors: "neighbors",
  max_radius: "cutoff",
  max_num_elements: "elements",
  atom_embedding_size: "atomEmbedding",
  edge_distance_expansion_size: "distanceBasis",
  edge_distance_embedding_size: "distanceEmbedding",
  node_direction_expansion_size: "directionBasis",
  node_direction_embedding_size: "directionEmbedding",
  ffn_hidden_layer_multiplier: "feedForwardMultiplier",
  readout_hidden_layer_multiplier: "readoutMultiplier",
  output_hidden_layer_multiplier: "outputMultiplier",
  use_angle_embedding: "angles",
  atten_dropout: "attentionDropout",
  mlp_dropout: "dropout",
};

export function escaip(tensors, { config, dtype = "float32" }) {
  const given = Object.entries(names).map(([theirs, ours]) => [ours, config[theirs]]);
  const ours = escaipConfig(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  const model = new Escaip(ours).to({ dtype }).eval();
  const scales = { forceScale: model.forceScale, energyScale: model.energyScale };
  const state = { ...part(tensors, "param."), ...scales, energyShift: model.energyShift };
  model.loadStateDict(state);
  const batch = batchOf(tensors, ours, config.use_pbc ?? false, dtype);
  const results = {};
  const loss = losses(model, batch, tensors, results);
  const parameters = [...model.namedParameters()];
  const gradients = grad(
    loss,
    parameters.map(([, parameter]) => parameter),
    { allowUnused: true },
  );
  parameters.forEach(([name, parameter], i) => {
    results[`grad.${name}`] = gradients[i] ?? parameter.zerosLike();
  });
  Object.assign(results, twisted(model, batch, tensors), insides(model, batch, ours));
  return results;
}

function part(tensors, prefix) {
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

/** The structures of the file, with our own neighbour lists, in the original's order of the slots. */
function batchOf(tensors, { cutoff, neighbors: count }, periodic, dtype) {
  const positions = tensors["input.pos"].to("float64").toTypedArray();
  const atomicNumbers = tensors["input.atomic_numbers"].toNumbers();
  const cells = tensors["input.cell"].to("float64");
  let first = 0;
  const structures = tensors["input.natoms"].toNumbers().map((atoms, i) => {
    const structure = {
      name: `molecule ${i}`,
      atomicNumbers: Int32Array.from(atomicNumbers.slice(first, first + atoms)),
      positions: positions.slice(3 * first, 3 * (first + atoms)),
      cell: cells.select(0, i).reshape([-1]).toTypedArray(),
      periodic: [periodic, periodic, periodic],
      info: {},
      arrays: {},
    };
    first += atoms;
    return structure;
  });
  const prepared = prepare(structures, { cutoff, count });
  const sorted = prepared.map((one) => inOrderOfSenders(one, count));
  const batch = collate(sorted, { slots: count });
  for (const name of ["positions", "cell"]) batch[name] = batch[name].to(dtype);
  return batch;
}

/** The slots of each atom by rising sender, the empty ones last. */
function inOrderOfSenders({ structure, neighbors }, count) {
  const index = neighbors.index.slice();
  const image = neighbors.image?.slice();
  const rank = (slot) => (neighbors.index[slot] < 0 ? Infinity : neighbors.index[slot]);
  for (let row = 0; row < index.length; row += count) {
    const slots = Array.from({ length: count }, (_, k) => row + k);
    slots
      .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
      .forEach((from, k) => {
        index[row + k] = neighbors.index[from];
        image?.set(neighbors.image.subarray(3 * from, 3 * from + 3), 3 * (row + k));
      });
  }
  return { structure, neighbors: { index, image } };
}

/** Fills in the predictions and both losses; returns the one that `grad.*` belongs to. */
function losses(model, batch, tensors, results) {
  const { forces, energy } = model.forward(batch);
  const energies = energy.unsqueeze(1);
  const forceError = forces.sub(tensors["input.target"]);
  const energyError = energies.sub(tensors["input.target_energy"]);
  const loss = forceError.square().mean().add(energyError.square().mean());
  const lengths = forceError.square().sum([1]).sqrt();
  results["output.forces"] = forces;
  results["output.energy"] = energies;
  results["output.loss"] = loss.view([1]);
  results["output.loss_train_recipe"] = energyError
    .abs()
    .mean()
    .mul(4)
    .add(lengths.mean().mul(100))
    .view([1]);
  return loss;
}

/** Predictions of the rotated molecules, turned back, and the published estimators of their spread. */
function twisted(model, batch, tensors) {
  const rotations = tensors["input.rotations"];
  if (!rotations) return {};
  const predictions = rotations.unbind(0).map((rotation) => {
    const positions = batch.positions.matmul(rotation.t());
    return noGrad(() => model.forward({ ...batch, positions }).forces).matmul(rotation);
  });
  const all = stack(predictions);
  const count = predictions.length;
  const target = tensors["input.target"];
  const mean = all.mean([0]);
  const total = all.sub(target).square().mean();
  const ofMean = mean.sub(target).square().mean();
  const spread = all.sub(mean).square().mean();
  const percent = spread.div(total).mul(count / (count - 1));
  return {
    "output.twisted_forces": all,
    "output.metric": stack([total, ofMean, spread, percent]),
  };
}

/** Features along the way. Only what stands in slots with an edge has a meaning. */
function insides(model, batch, config) {
  const directions = edgeDirections(batch);
  const graph = graphOf(batch, directions, config);
  const { mask } = directions;
  const inSlots = (tensor) => ({ tensor, where: mask });
  const { outputs } = noGrad(() =>
    nn.captureOutputs(
      model,
      (name) => name !== "",
      () => model.forward(batch),
    ),
  );
  const pair = (key, name) => ({
    [`output.inter.${key}.node`]: outputs[name].node,
    [`output.inter.${key}.edge`]: inSlots(outputs[name].edge),
  });
  const block = "backbone.transformer_blocks.0";
  const heads = "output_heads";
  return {
    ...edges(batch, directions),
    "output.inter.data.node_padding_mask": ones([batch.batch.shape[0]], { dtype: "bool" }),
    "output.inter.data.graph_padding_mask": ones([batch.atomCounts.shape[0]], { dtype: "bool" }),
    "output.inter.data.neighbor_mask": mask,
    "output.inter.data.neighbor_list": inSlots(batch.neighborIndex),
    "output.inter.data.node_batch": batch.batch,
    "output.inter.data.edge_direction": directions.unit,
    "output.inter.data.edge_distance_expansion": expansion(graph.distances, mask, config),
    "output.inter.data.node_direction_expansion": graph.orders,
    "output.inter.data.angle_embedding_head0": inSlots(graph.angles),
    "output.inter.block0.norm_attn": outputs[`${block}.norm_attn`],
    ...pair("input_layer", "backbone.input_block.input_layer"),
    ...pair("input_block", "backbone.input_block"),
    ...pair("readout0", "backbone.readout_layers.0"),
    ...pair("block0.attn", `${block}.graph_attention`),
    ...pair("block0.norm_ffn", `${block}.norm_ffn`),
    ...pair("block0.ffn", `${block}.feedforward`),
    ...pair("block0", block),
    ...pair("output_projection", "backbone.output_projection"),
    "output.inter.energy_layer": outputs[`${heads}.energy.energy_layer`],
    "output.inter.force_direction_layer": inSlots(outputs[`${heads}.forces.force_direction_layer`]),
    "output.inter.force_magnitude_layer": outputs[`${heads}.forces.force_magnitude_layer`],
  };
}

/** The Gaussians of every edge: what an identity in the place of a weight leaves of them. */
function expansion(distances, mask, { distanceBasis: count }) {
  const rows = linearInBands(distances, eye(count), zeros([count]));
  return bySlot(rows, distances, mask);
}

/** Edges as a list, by receiver and then by sender. */
function edges({ neighborMask, neighborIndex }, { unit, length }) {
  const [atoms, slots] = neighborIndex.shape;
  const chosen = (tensor) => tensor.reshape([atoms * slots, -1]).index([neighborMask.view([-1])]);
  const receivers = arange(atoms).unsqueeze(1).expand([atoms, slots]);
  return {
    "output.inter.graph.edge_index": stack(
      [neighborIndex, receivers].map((index) => chosen(index).view([-1])),
    ),
    "output.inter.graph.edge_distance_vec": chosen(unit.mul(length.unsqueeze(-1)).neg()), // to the sender
    "output.inter.graph.edge_distance": chosen(length).view([-1]),
  };
}
