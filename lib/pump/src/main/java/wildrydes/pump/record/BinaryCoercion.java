package wildrydes.pump.record;

import java.util.HexFormat;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** To BINARY and VARBINARY: of a binary literal such as {@code X'3F67A23A'}, or of a truth value as the lowest bit. */
final class BinaryCoercion extends Coercion {

    private final boolean padded;
    private final int length;

    BinaryCoercion(SqlType type) {
        padded = type.name() == TypeName.BINARY;
        length = type.precision() >= 0 ? type.precision() : padded ? 1 : Integer.MAX_VALUE;
    }

    @Override
    Object text(byte[] bytes, int from, int to) {
        int digits = to - from - 3;
        if (digits < 0
                || digits % 2 != 0
                || (bytes[from] | 0x20) != 'x'
                || bytes[from + 1] != '\''
                || bytes[to - 1] != '\'') {
            return Refusal.NOT_BINARY;
        }
        for (int i = from + 2; i < to - 1; i++) {
            if (!HexFormat.isHexDigit(bytes[i])) {
                return Refusal.NOT_BINARY;
            }
        }
        if (digits / 2 > length) {
            return Refusal.TOO_LONG;
        }
        byte[] value = new byte[padded ? length : digits / 2];
        for (int i = 0; i < digits / 2; i++) {
            int at = from + 2 + 2 * i;
            value[i] = (byte) (HexFormat.fromHexDigit(bytes[at]) << 4 | HexFormat.fromHexDigit(bytes[at + 1]));
        }
        return value;
    }

    @Override
    Object number(Numeral numeral) {
        return Refusal.NO_CONVERSION;
    }

    @Override
    Object truth(boolean value) {
        byte[] bytes = new byte[padded ? length : 1];
        if (value && bytes.length > 0) {
            bytes[bytes.length - 1] = 1;
        }
        return bytes;
    }
}
