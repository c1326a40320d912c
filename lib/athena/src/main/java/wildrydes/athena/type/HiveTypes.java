package wildrydes.athena.type;

import io.trino.spi.type.ArrayType;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RealType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeOperators;
import io.trino.spi.type.VarbinaryType;
import io.trino.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildrydes.athena.failure.HiveError;

/**
 * Trino's types for Hive's, as docs.aws.amazon.com/athena/latest/ug/data-types.html pairs them: {@code string} is VARCHAR, {@code float} is REAL,
 * {@code timestamp} has milliseconds.
 */
public final class HiveTypes {

    private final TypeOperators operators;

    public HiveTypes(TypeOperators operators) {
        this.operators = operators;
    }

    /**
     * The type that Hive writes so.
     *
     * @throws io.trino.spi.TrinoException {@link HiveError#HIVE_INVALID_METADATA} for what is no type of Hive's
     */
    public Type parse(String text) {
        Reader reader = new Reader(text.toLowerCase(Locale.ROOT).replace(" ", ""));
        Type type = reader.type();
        if (reader.at < reader.text.length()) {
            throw reader.wrong();
        }
        return type;
    }

    private final class Reader {

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Type type() {
            String name = word();
            return switch (name) {
                case "string" -> VarcharType.VARCHAR;
                case "boolean" -> BooleanType.BOOLEAN;
                case "tinyint" -> TinyintType.TINYINT;
                case "smallint" -> SmallintType.SMALLINT;
                case "int", "integer" -> IntegerType.INTEGER;
                case "bigint", "long" -> BigintType.BIGINT;
                case "float", "real" -> RealType.REAL;
                case "double", "doubleprecision" -> DoubleType.DOUBLE;
                case "date" -> DateType.DATE;
                case "timestamp" -> TimestampType.TIMESTAMP_MILLIS;
                case "binary" -> VarbinaryType.VARBINARY;
                case "decimal", "numeric", "dec" -> decimal(numbers());
                case "varchar" -> varchar(numbers());
                case "char" -> character(numbers());
                case "array" -> array();
                case "map" -> map();
                case "struct" -> struct();
                default -> throw wrong();
            };
        }

        /** Hive's DECIMAL without digits is DECIMAL(10,0). */
        private Type decimal(List<Integer> numbers) {
            int precision = numbers.isEmpty() ? 10 : numbers.get(0);
            int scale = numbers.size() < 2 ? 0 : numbers.get(1);
            if (precision < 1 || precision > 38 || scale > precision) {
                throw wrong();
            }
            return DecimalType.createDecimalType(precision, scale);
        }

        private Type varchar(List<Integer> numbers) {
            return numbers.isEmpty() ? VarcharType.VARCHAR : VarcharType.createVarcharType(numbers.get(0));
        }

        private Type character(List<Integer> numbers) {
            return CharType.createCharType(numbers.isEmpty() ? 1 : numbers.get(0));
        }

        private Type array() {
            expect('<');
            Type element = type();
            expect('>');
            return new ArrayType(element);
        }

        private Type map() {
            expect('<');
            Type key = type();
            expect(',');
            Type value = type();
            expect('>');
            return new MapType(key, value, operators);
        }

        private Type struct() {
            expect('<');
            List<RowType.Field> fields = new ArrayList<>();
            do {
                String name = fieldName();
                expect(':');
                fields.add(RowType.field(name, type()));
            } while (takes(','));
            expect('>');
            return RowType.from(fields);
        }

        private List<Integer> numbers() {
            List<Integer> numbers = new ArrayList<>();
            if (takes('(')) {
                do {
                    String digits = word();
                    if (!digits.matches("\\d{1,5}")) {
                        throw wrong();
                    }
                    numbers.add(Integer.valueOf(digits));
                } while (takes(','));
                expect(')');
            }
            return numbers;
        }

        private String fieldName() {
            int end = text.indexOf(':', at);
            if (end <= at) {
                throw wrong();
            }
            String name = text.substring(at, end);
            at = end;
            return name.replace("`", "");
        }

        private String word() {
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean takes(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char expected) {
            if (!takes(expected)) {
                throw wrong();
            }
        }

        private RuntimeException wrong() {
            return HiveError.HIVE_INVALID_METADATA.because("Type '" + text + "' is not one of Athena's, at position "
                    + (at + 1) + ". Create the table anew with types such as string, int, array<string>.");
        }
    }
}
