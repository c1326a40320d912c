package wildrydes.athena.failure;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;
import io.trino.spi.TrinoException;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a table or its files; the names are those that Athena shows. */
public enum HiveError implements ErrorCodeSupplier {
    /** A file cannot be opened. */
    HIVE_CANNOT_OPEN_SPLIT(0),
    /** A file cannot be read on. */
    HIVE_FILESYSTEM_ERROR(1),
    /** A line is not what the SerDe reads. */
    HIVE_CURSOR_ERROR(2),
    /** A value does not fit its column. */
    HIVE_BAD_DATA(3),
    /** What the catalog says of a table makes no sense. */
    HIVE_INVALID_METADATA(4),
    /** A partition's value does not fit its key. */
    HIVE_INVALID_PARTITION_VALUE(5);

    /** Where Trino's own connector for Hive has its codes. */
    private static final int FIRST_CODE = 0x0100_0000;

    private final ErrorCode code;

    HiveError(int number) {
        this.code = new ErrorCode(FIRST_CODE + number, name(), ErrorType.EXTERNAL);
    }

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
