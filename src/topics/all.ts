/** Every topic, in the order a cooperative lives them: what the doors are handed. */
import type { Language } from "#kernel/screen";
import type { Identify } from "#edge/visitor";
