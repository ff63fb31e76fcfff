/** Bits of `gc.set_debug`. */
export const DebugFlag = {
  Stats: 1,
  Collectable: 2,
  Uncollectable: 4,
  Instances: 8,
  Objects: 16,
  SaveAll: 32,
} as const;
