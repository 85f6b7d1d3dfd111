/**
 * Finite groups by the words of recipes and of the command line. Without imports, so that a schema can
 * list them before anything native is loaded.
 */
export const finiteGroupNames = ["O", "Oh", "C4x", "C4y", "C4z", "RxRy"] as const;
