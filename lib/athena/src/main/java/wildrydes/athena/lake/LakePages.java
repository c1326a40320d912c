package wildrydes.athena.lake;

import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.RunLengthEncodedBlock;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.failure.HiveError;
import wildrydes.athena.serde.Field;
import wildrydes.athena.serde.Line;
import wildrydes.athena.serde.RowReader;
import wildrydes.athena.serde.SerDes;

/** Reads the pieces of a split one after another, in pages that Trino works on. */
final class LakePages implements ConnectorPageSource {

    private static final String HEADERS = "skip.header.line.count";

    /** The first page is small, since a query with a LIMIT may want no more; each has twice the rows of the one before. */
    private static final int FIRST_ROWS = 256;

    private static final int MOST_ROWS = 8_192;

    private final Scope scope;
    private final List<LakeColumn> columns;
    private final Iterator<Piece> pieces;
    private final int headers;
    private final RowReader reader;
    private final List<Type> types;
    private final @Nullable Object[] row;
    private final PageBuilder builder;

    private @Nullable Piece piece;
    private @Nullable PieceLines lines;
    private boolean finished;
    private int rows = FIRST_ROWS;

    LakePages(Scope scope, Table table, List<Piece> pieces, List<LakeColumn> columns) {
        this.scope = scope;
        this.columns = columns;
        this.pieces = pieces.iterator();
        this.headers = headers(table);
        List<Field> wanted = columns.stream()
                .filter(column -> !column.ofFile())
                .map(column -> new Field(column.index(), column.name(), column.type()))
                .toList();
        this.reader = SerDes.of(table, wanted);
        this.types = wanted.stream().map(Field::type).toList();
        this.row = new @Nullable Object[wanted.size()];
        this.builder = new PageBuilder(types);
    }

    private static int headers(Table table) {
        String count = table.property(HEADERS);
        if (count == null) {
            return 0;
        }
        try {
            return Integer.parseInt(count.trim());
        } catch (NumberFormatException e) {
            throw HiveError.HIVE_INVALID_METADATA.because("Invalid value for " + HEADERS + " property: " + count, e);
        }
    }

    @Override
    public @Nullable Page getNextPage() {
        scope.check();
        while (lines == null) {
            if (!pieces.hasNext()) {
                finished = true;
                return null;
            }
            piece = pieces.next();
            lines = new PieceLines(piece, headers, scope);
        }
        Line line = null;
        while (!builder.isFull() && builder.getPositionCount() < rows && (line = lines.next()) != null) {
            Arrays.fill(row, null);
            reader.read(line, row);
            builder.declarePosition();
            for (int i = 0; i < row.length; i++) {
                TypeUtils.writeNativeValue(types.get(i), builder.getBlockBuilder(i), row[i]);
            }
        }
        Page page = builder.isEmpty() ? null : page(piece);
        if (line == null && !builder.isFull() && builder.getPositionCount() < rows) {
            endPiece();
        }
        builder.reset();
        rows = Math.min(rows * 2, MOST_ROWS);
        return page;
    }

    private Page page(@Nullable Piece piece) {
        int count = builder.getPositionCount();
        Page data = builder.build();
        List<Block> blocks = new ArrayList<>(columns.size());
        int channel = 0;
        for (LakeColumn column : columns) {
            if (column.ofFile() && piece != null) {
                blocks.add(RunLengthEncodedBlock.create(column.type(), FileValues.value(column, piece.file()), count));
            } else {
                blocks.add(data.getBlock(channel++));
            }
        }
        return new Page(count, blocks.toArray(Block[]::new));
    }

    private void endPiece() {
        try {
            close();
        } catch (IOException e) {
            throw HiveError.HIVE_FILESYSTEM_ERROR.because("A file cannot be closed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        PieceLines open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    /** The scope counts; Trino's own statistics are not used. */
    @Override
    public long getCompletedBytes() {
        return 0;
    }

    @Override
    public long getReadTimeNanos() {
        return 0;
    }

    @Override
    public long getMemoryUsage() {
        return builder.getRetainedSizeInBytes();
    }
}
