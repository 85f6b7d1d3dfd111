/** What computes the results of Proteína's golden files, by their kind. */
import { proteinaModel } from "./proteina/model.mjs";

export const proteina = { model: proteinaModel };
