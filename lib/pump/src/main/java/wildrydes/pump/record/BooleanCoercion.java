package wildrydes.pump.record;

/** To BOOLEAN: every text but "true" is false, as is 0. */
final class BooleanCoercion extends Coercion {

    @Override
    Object text(byte[] bytes, int from, int to) {
        return to - from == 4
                && (bytes[from] | 0x20) == 't'
                && (bytes[from + 1] | 0x20) == 'r'
                && (bytes[from + 2] | 0x20) == 'u'
                && (bytes[from + 3] | 0x20) == 'e';
    }

    @Override
    Object number(Numeral numeral) {
        return !numeral.isZero();
    }

    @Override
    Object truth(boolean value) {
        return value;
    }
}
