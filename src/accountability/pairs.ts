// The pairs of cases that are kept with a frozen figure, and answered with it: of one child, and of two children of one home.
import Type from 'typebox'

const Paired = { pairs: Type.Integer(), yes: Type.Integer(), no: Type.Integer() }

/** Figures frozen before homes were known have none: their intervals allow for children who come back alone. */
export const PairsKept = Type.Object({ ...Paired, home: Type.Optional(Type.Object(Paired)) })
