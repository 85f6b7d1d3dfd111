import type { Predictor, PredictorSettings } from "../predictor.js";

/** Opens what the settings name; what is not asked for is not loaded. */
export async function openPredictor(settings: PredictorSettings): Promise<Predictor> {
  switch (settings.predictor) {
    case "server":
      return (await import("../../server/predictor.js")).openServerPredictor(settings);
    case "onnx":
      return (await import("../../onnx/predictor.js")).openOnnxPredictor(settings);
    case "function":
      return (await import("../../function/predictor.js")).openFunctionPredictor(settings);
  }
}
