/** A trip, a call or a sitting in a title; papers abroad write 来伯 of a visit to Brazil. */
export const TRIP =
  '(?:訪問|出張|歴訪|会談|懇談|会合|協議|署名|[来訪](?:[米英仏独伊豪印韓中比越伯加泰露欧]|$))';
