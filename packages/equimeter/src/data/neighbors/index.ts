export { nearestNeighbors, type NearestNeighbors, type NeighborOptions } from "./nearest.js";
