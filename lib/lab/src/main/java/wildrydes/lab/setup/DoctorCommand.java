package wildrydes.lab.setup;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import wildrydes.lab.setup.doctor.Doctor;
import wildrydes.lab.setup.python.PythonEnvironment;

/** Says what is wrong with a set-up. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks for what is wrong with the set-up, and says what to do. Ends with 1 if there is something.")
final class DoctorCommand implements Callable<Integer> {

    private final Main.Place place;

    DoctorCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        var environment = PythonEnvironment.of(place.machine(), place.project().environment());
        boolean well = Doctor.of(place.project(), place.machine(), environment, place.home())
                .examine(place.out());
        return well ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
