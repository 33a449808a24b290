// How the inspection was corrected, and how somebody asks that it be.
import Type from 'typebox'
import { LocalDate, Maybe, Moment } from '../../../../registers/schemas.ts'

const correction = {
  title: Type.String(),
  because: Type.String(),
  address: Maybe(Type.String()),
  publishedOn: Maybe(LocalDate),
  fieldwork: Maybe(Type.String()),
  at: Moment,
}

export const Correction = Type.Object({ ...correction, agreedBy: Maybe(Type.String()) })

export const CorrectionAsked = Type.Object({ ...correction, by: Type.String() })
