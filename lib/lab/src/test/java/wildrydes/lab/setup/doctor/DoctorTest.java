package wildrydes.lab.setup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import wildrydes.lab.Golden;
import wildrydes.lab.LabException;

class DoctorTest {

    private record Scripted(String part, Supplier<List<Finding>> finds) implements Check {

        @Override
        public List<Finding> look() {
            return finds.get();
        }
    }

    private static final Check WELL = new Scripted("JDK", () -> List.of(Finding.well("Java 17 in /opt/jdk.")));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private boolean examine(Check... checks) {
        return new Doctor(List.of(checks)).examine(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    void eachFindingIsALineAndACheckThatFailsHidesNoOther() {
        boolean well = examine(
                WELL,
                new Scripted("Python", () -> {
                    throw new LabException("No Python was found. Install one.");
                }),
                new Scripted(
                        "notebooks",
                        () -> List.of(
                                Finding.well("All are there."), Finding.problem("One is broken.", "Fetch it again."))),
                new Scripted("JupyterLab", () -> List.of(new Finding(false, "It does not run. Run ./mvnw."))));

        assertThat(well).isFalse();
        Golden.compareText(
                DoctorTest.class,
                "doctor.txt",
                printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").stripTrailing());
    }

    @Test
    void whereNothingIsWrongAllIsWell() {
        assertThat(examine(WELL, WELL)).isTrue();
    }
}
