package wildrydes.athena.lake;

import wildrydes.athena.catalog.DataFile;

/**
 * A part of a file: the lines that begin in it.
 *
 * @param from in bytes, as the file is on disk
 * @param length in bytes; of a compressed file always all of it
 */
record Piece(DataFile file, long from, long length) {

    /** As Hive writes it in messages. */
    String place() {
        return file.location() + " (offset=" + from + ", length=" + length + ")";
    }
}
