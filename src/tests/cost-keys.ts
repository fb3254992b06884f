/** What tests of costs share out: the county of the product's own example, and shares of a key. */
import type { KeyShare } from "#topics/costs/keys/model";

/** DOMAIN §5.1: the twelve towns with their inhabitants of 31 December 2022. */
export const townInhabitants = {
  biebesheim: 6_675,
  bischofsheim: 13_176,
  buettelborn: 14_992,
  gernsheim: 11_024,
  ginsheim: 16_960,
  "gross-gerau": 26_418,
  moerfelden: 35_291,
  nauheim: 10_840,
  raunheim: 16_542,
  riedstadt: 24_209,
  ruesselsheim: 67_277,
  stockstadt: 6_333,
} as const;

/** Those of the whole county. */
export const countyInhabitants = 280_308;

/** What is left, in equal parts, unless something else is given. */
export const costShare = (given: Partial<KeyShare>): KeyShare => ({
  part: "rest",
  thousandths: null,
  each: null,
  basis: "equal",
  memberId: null,
  circle: "all",
  figuresOf: null,
  services: [],
  atLeast: null,
  atMost: null,
  ...given,
});
