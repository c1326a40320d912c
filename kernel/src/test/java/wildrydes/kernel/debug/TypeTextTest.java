package wildrydes.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I | int | int",
                "[[J | long[][] | long[][]",
                "Ljava/lang/String; | java.lang.String | String",
                "Ljava/util/Map<Ljava/lang/String;[I>; | java.util.Map<java.lang.String, int[]> | Map<String, int[]>",
                "Ljava/util/List<+Ljava/lang/Number;>; | java.util.List<? extends java.lang.Number> | List<? extends Number>",
                "Ljava/util/List<-TT;>; | java.util.List<? super Object> | List<? super Object>",
                "Ljava/util/Set<*>; | java.util.Set<?> | Set<?>",
                "TT; | Object | Object",
                "Ljava/util/Map$Entry<TK;TV;>; | java.util.Map.Entry<Object, Object> | Map.Entry<Object, Object>",
                "LREPL/$JShell$11$Ride; | Ride | Ride",
                "LREPL/$JShell$11B$Ride$Leg; | Ride.Leg | Ride.Leg",
                "LREPL/$JShell$12$1Local; | Object | Object",
                "LREPL/$JShell$12$1; | Object | Object",
            })
    void aSignatureReadsAsCode(String signature, String full, String shortly) {
        assertThat(TypeText.full(signature)).isEqualTo(full);
        assertThat(TypeText.shortly(full)).isEqualTo(shortly);
    }

    @Test
    void whatIsNoSignatureIsRefused() {
        assertThatThrownBy(() -> TypeText.full("Q"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Q is no type of a class file.");
    }
}
