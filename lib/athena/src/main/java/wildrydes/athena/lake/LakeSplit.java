package wildrydes.athena.lake;

import io.trino.spi.connector.ConnectorSplit;
import java.util.ArrayList;
import java.util.List;
import wildrydes.athena.catalog.DataFile;

/**
 * What one thread reads at a stretch: many small files, or a part of a large one.
 *
 * @param pieces in the order of the files
 */
record LakeSplit(List<Piece> pieces) implements ConnectorSplit {

    private static final long MOST_BYTES = 16 << 20;
    private static final int MOST_FILES = 500;

    static List<LakeSplit> of(List<DataFile> files) {
        List<LakeSplit> splits = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        long bytes = 0;
        for (DataFile file : files) {
            for (Piece piece : pieces(file)) {
                if (!pieces.isEmpty() && (bytes + piece.length() > MOST_BYTES || pieces.size() >= MOST_FILES)) {
                    splits.add(new LakeSplit(List.copyOf(pieces)));
                    pieces.clear();
                    bytes = 0;
                }
                pieces.add(piece);
                bytes += piece.length();
            }
        }
        if (!pieces.isEmpty()) {
            splits.add(new LakeSplit(List.copyOf(pieces)));
        }
        return splits;
    }

    private static List<Piece> pieces(DataFile file) {
        if (file.size() <= MOST_BYTES || Compression.of(file) != Compression.NONE) {
            return List.of(new Piece(file, 0, file.size()));
        }
        List<Piece> pieces = new ArrayList<>();
        for (long from = 0; from < file.size(); from += MOST_BYTES) {
            pieces.add(new Piece(file, from, Math.min(MOST_BYTES, file.size() - from)));
        }
        return pieces;
    }

    @Override
    public Object getInfo() {
        return pieces.stream().map(Piece::place).toList();
    }

    @Override
    public long getRetainedSizeInBytes() {
        return 0;
    }
}
