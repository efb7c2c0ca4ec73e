package org.headstart.files;

import org.headstart.api.dataset.Column;

/** Takes the cells of one column as the rows are read. */
interface CellBuffer {

    /** A cell that holds something. */
    void add(Cell cell);

    /** A cell that holds nothing. */
    void addMissing();

    /** A cell that a sparse row leaves out: zero, or the first level. */
    void addOmitted();

    /** What was taken; the buffer is not used again. */
    Column toColumn();
}
