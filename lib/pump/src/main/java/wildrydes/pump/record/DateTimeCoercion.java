package wildrydes.pump.record;

import wildrydes.pump.type.TypeName;

/** To DATE, TIME and TIMESTAMP: of texts only; of a date and time, DATE and TIME take their part. */
final class DateTimeCoercion extends Coercion {

    private final TypeName type;

    DateTimeCoercion(TypeName type) {
        this.type = type;
    }

    @Override
    Object text(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (start < end && bytes[end - 1] == ' ') {
            end--;
        }
        long millis = DateTimes.timestamp(bytes, start, end);
        if (millis == DateTimes.NONE && type == TypeName.TIME) {
            millis = DateTimes.time(bytes, start, end);
        }
        if (millis == DateTimes.NONE) {
            return Refusal.NOT_A_DATE_OR_TIME;
        }
        return switch (type) {
            case DATE -> (Object) (int) Math.floorDiv(millis, DateTimes.DAY);
            case TIME -> (int) Math.floorMod(millis, DateTimes.DAY);
            default -> millis;
        };
    }

    @Override
    Object number(Numeral numeral) {
        return Refusal.NO_CONVERSION;
    }

    @Override
    Object truth(boolean value) {
        return Refusal.NO_CONVERSION;
    }
}
