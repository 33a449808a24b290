// Records: commands and how they are carried out, facts and how they are read and appended. The face of the folder.
export { alsoAsVigil, alsoOn, alsoOpening, alsoTold, onVigilsBehalf } from './records/also.ts'
export { append, appendTo } from './records/append.ts'
export { type Also, type Asked, type Command, type Decision, type Done, type Given, none } from './records/command.ts'
export { recordedWith } from './records/done-earlier.ts'
export { perform } from './records/perform.ts'
export { FactRow, factOfRow, factsOfRecord, load } from './records/stored.ts'
