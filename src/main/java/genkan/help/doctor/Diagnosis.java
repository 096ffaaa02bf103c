package genkan.help.doctor;

/**
 * Where the check ends.
 *
 * @param row names the row of the table that fits, and the sentence that says why
 * @param remedy the one thing that helps
 * @param otherwise what to do if it does not
 */
record Diagnosis(String row, Remedy remedy, Remedy otherwise) {}
