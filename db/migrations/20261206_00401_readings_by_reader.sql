-- What one person read is found without reading the whole log: whoever looks over an inspector's reading asks for it by its reader.
create index consultation_of_reader on consultation (force_id, who, at);
