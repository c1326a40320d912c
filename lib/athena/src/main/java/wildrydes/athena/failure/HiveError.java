package wildrydes.athena.failure;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;
import io.trino.spi.TrinoException;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a table or its files; the names are those that Athena shows. */
public enum HiveError implements ErrorCodeSupplier {
    /** A file cannot be opened. */
    HIVE_CANNOT_OPEN_SPLIT,
    /** A file cannot be read on. */
    HIVE_FILESYSTEM_ERROR,
    /** A line is not what the SerDe reads. */
    HIVE_CURSOR_ERROR,
    /** A value does not fit its column. */
    HIVE_BAD_DATA,
    /** What the catalog says of a table makes no sense. */
    HIVE_INVALID_METADATA,
    /** A partition's value does not fit its key. */
    HIVE_INVALID_PARTITION_VALUE,
    /** A SerDe or file format that is not read here. */
    HIVE_UNSUPPORTED_FORMAT;

    /** Where Trino's own connector for Hive has its codes. */
    private static final int FIRST_CODE = 0x0100_0000;

    private final ErrorCode code = new ErrorCode(FIRST_CODE + ordinal(), name(), ErrorType.EXTERNAL);

    @Override
    public ErrorCode toErrorCode() {
        return code;
    }

    public TrinoException because(String message) {
        return new TrinoException(this, message);
    }

    public TrinoException because(String message, @Nullable Throwable cause) {
        return new TrinoException(this, message, cause);
    }
}
