package wildrydes.athena.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalsTest {

    @Example
    void theFewestDigitsAreWritten() {
        assertThat(Decimals.text(-73.96259685474816f)).isEqualTo("-73.96259");
        assertThat(Decimals.text(2.0E-3f)).isEqualTo("0.002");
        assertThat(Decimals.text(1e10f)).isEqualTo("1.0E10");
        assertThat(Decimals.text(1.17549435E-38f)).isEqualTo("1.1754944E-38");
        assertThat(Decimals.text(2e23)).isEqualTo("2.0E23");
        assertThat(Decimals.text(1.0E-5)).isEqualTo("1.0E-5");
        assertThat(Decimals.text(9999999.0)).isEqualTo("9999999.0");
        assertThat(Decimals.text(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(Decimals.text(-0.0)).isEqualTo("-0.0");
        assertThat(Decimals.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Property
    void aFloatIsReadBack(@ForAll float number) {
        String text = Decimals.text(number);

        assertThat(Float.parseFloat(text)).isEqualTo(number);
        assertThat(new BigDecimal(text).precision())
                .isLessThanOrEqualTo(new BigDecimal(Float.toString(number)).precision());
    }

    @Property
    void aDoubleIsReadBack(@ForAll double number) {
        assertThat(Double.parseDouble(Decimals.text(number))).isEqualTo(number);
    }
}
