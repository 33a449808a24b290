// What was asked for: how it came into the register, its words, who answers for it, and that it was found again.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, OneOf, Text } from '../../registers/schemas.ts'
import { DocumentText } from './document.ts'
import { Hash, WithOthers } from './fact-parts.ts'

const ofAnother = {
  addressee: OneOf('chief constable', 'local policing body', 'another body'),
  addresseeName: Maybe(Line(100)),
  withOthers: Type.Optional(WithOthers),
}

const rightWords = {
  words: Text(8000),
  paragraph: Maybe(Line(60)),
  because: Text(1000),
  document: Line(300),
  textHash: Hash,
}

export const askedKinds = {
  /** From the register of inspections: with its time scale, and where its words stand. */
  'recommendation.received/2': Type.Object({
    reference: Line(60),
    source: Line(100),
    inspection: Line(200),
    inspectionId: Maybe(Id),
    findingId: Maybe(Id),
    published: Maybe(LocalDate),
    theme: Line(300),
    words: Maybe(Text(8000)),
    paragraph: Maybe(Line(60)),
    address: Maybe(Line(500)),
    /** SHA-256 of the text it was taken from. */
    textHash: Maybe(Hash),
    /** SHA-256 of the file of rows that it came in. Kept as that of its text at first. */
    fileHash: Type.Optional(Maybe(Hash)),
    /** One of three; free words in facts from before it was a choice. */
    addressee: Line(100),
    /** By name, as the report has it. Not kept before. */
    addresseeName: Type.Optional(Maybe(Line(100))),
    /** Who else is asked to do it with them. Not kept before. */
    withOthers: Type.Optional(WithOthers),
    /** `immediately`, `months-3`, `date`, `none` …: see time-scales.ts. */
    timeScale: Line(30),
    /** Why it is another time scale than the words give. */
    scaleReason: Type.Optional(Maybe(Text(1000))),
    baseOn: Maybe(LocalDate),
    dueOn: Maybe(LocalDate),
  }),
  'recommendation.received/1': Type.Object({
    reference: Line(60),
    source: Line(100),
    inspection: Line(200),
    published: Maybe(LocalDate),
    theme: Line(300),
    /** Verbatim; null until a person has entered it from the report. */
    words: Maybe(Text(8000)),
    dueOn: Maybe(LocalDate),
  }),
  /** The report's own words, where only a theme stood. */
  'recommendation.words-entered/1': Type.Object({
    words: Text(8000),
    paragraph: Maybe(Line(60)),
    timeScale: Line(30),
    scaleReason: Type.Optional(Maybe(Text(1000))),
    dueOn: Maybe(LocalDate),
  }),
  /** Its words were copied wrongly: the document's text beside the right ones. It counts when a second person has read it. */
  'recommendation.words-correction-asked/1': Type.Object({ ...rightWords, text: DocumentText }),
  'recommendation.words-correction-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.words-corrected/1': Type.Object({ ...rightWords, agreedBy: Line(120) }),
  /** Whose it is, where it stood in free words. */
  'recommendation.addressee-chosen/1': Type.Object(ofAnother),
  /** The register had the wrong body: asked for by one person, agreed by a chief officer. */
  'recommendation.addressee-correction-asked/1': Type.Object({ ...ofAnother, because: Text(1000) }),
  'recommendation.addressee-correction-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.addressee-corrected/1': Type.Object({ ...ofAnother, because: Text(1000), agreedBy: Line(120) }),
  'recommendation.responsible-named/1': Type.Object({ staffId: Id, name: Line(120), post: Line(120) }),
  'recommendation.found-again/1': Type.Object({
    inspection: Line(),
    inspectionId: Maybe(Id),
    on: LocalDate,
    says: Maybe(Text()),
  }),
  /** The report's own day was wrong in the register. What is counted from it is counted from the right one. */
  'recommendation.publication-corrected/1': Type.Object({
    published: LocalDate,
    because: Text(),
    agreedBy: Line(),
    answerBy: Maybe(LocalDate),
  }),
  /** The finding that repeated it was entered in error: the report, and the document that shows it. */
  'recommendation.found-again-withdrawn/1': Type.Object({ inspectionId: Id, document: Line(300) }),
  /** The inspection that found it again was published on another day than the register had. */
  'recommendation.found-again-corrected/1': Type.Object({ inspectionId: Id, on: LocalDate }),
}
