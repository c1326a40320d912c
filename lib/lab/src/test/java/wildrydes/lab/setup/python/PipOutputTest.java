package wildrydes.lab.setup.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipOutputTest {

    private static final String UNREACHED =
            "The Python packages could not be downloaded, because their index (pypi.org,"
                    + " where nothing else is configured) was not reached. Connect to the network, or set HTTPS_PROXY or"
                    + " PIP_INDEX_URL for your site, then run ./mvnw again.";

    @Test
    void itTellsHowFarPipIs() {
        var pip = new PipOutput(4);

        List<String> told = Stream.of(
                        "Looking in indexes: https://pypi.org/simple",
                        "Ignoring appnope: markers 'sys_platform == \"darwin\"' don't match your environment",
                        "Collecting jupyterlab==4.6.6 (from -r requirements.txt (line 1))",
                        "  Using cached jupyterlab-4.6.6-py3-none-any.whl (12 MB)",
                        "Requirement already satisfied: six==1.17.0 in ./lib",
                        "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'",
                        "  Collecting zope.interface",
                        "Building wheels for collected packages: cffi",
                        "  Building wheel for cffi (pyproject.toml): started",
                        "  Building wheel for cffi (pyproject.toml): finished with status 'done'",
                        "Installing collected packages: jupyterlab, zope.interface",
                        "Successfully installed jupyterlab-4.6.6 zope.interface-7.0")
                .map(line -> pip.take(line).orElse(null))
                .filter(Objects::nonNull)
                .toList();

        assertThat(told)
                .containsExactly(
                        "jupyterlab, 1 of 3",
                        "six, 2 of 3",
                        "the index of packages does not answer; trying again",
                        "zope.interface, 3 of 3",
                        "building cffi",
                        "unpacking 2 packages");
        assertThat(pip.applicable()).isEqualTo(3);
    }

    @Test
    void itKnowsWhenPipBeginsToChangeTheEnvironment() {
        assertThat(PipOutput.unpacks("Installing collected packages: six")).isTrue();
        assertThat(PipOutput.unpacks("Collecting six==1.17.0")).isFalse();
    }

    @Test
    void anIndexThatIsNotReachedIsNamedInAllWaysInWhichPipTellsIt() {
        assertThat(PipOutput.failure(List.of(
                        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<x>: Failed to"
                                + " establish a new connection: [Errno 111] Connection refused')': /simple/six/",
                        "ERROR: Could not find a version that satisfies the requirement six==1.17.0 (from versions: none)",
                        "ERROR: No matching distribution found for six==1.17.0")))
                .isEqualTo(UNREACHED);
        assertThat(PipOutput.failure(List.of(
                        "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='pypi.org'): Max"
                                + " retries exceeded with url: /six.whl")))
                .isEqualTo(UNREACHED);
        assertThat(PipOutput.failure(List.of(
                        "ERROR: Exception:",
                        "Traceback (most recent call last):",
                        "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool: Read timed out.")))
                .isEqualTo(UNREACHED);
    }

    @Test
    void anotherErrorAfterTheIndexWasReachedAgainIsTheOneThatCounts() {
        assertThat(PipOutput.failure(List.of(
                        "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'",
                        "Collecting cffi==2.1.1",
                        "ERROR: Failed building wheel for cffi")))
                .isEqualTo(
                        "The Python packages could not be installed: Failed building wheel for cffi. Run ./mvnw again;"
                                + " if that does not help, remove the environment's folder first.");
    }

    @Test
    void aCertificateThatIsNotTrustedIsNoMissingNetwork() {
        assertThat(
                        PipOutput.failure(
                                List.of(
                                        "WARNING: Retrying (Retry(total=0)) after connection broken by 'SSLError(SSLCertVerificationError(1,"
                                                + " '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))': /simple/six/",
                                        "ERROR: Could not find a version that satisfies the requirement six==1.17.0 (from versions: none)")))
                .isEqualTo(
                        "The Python packages could not be downloaded, because the certificate of their index is not"
                                + " trusted here. Set PIP_CERT to the file with your site's certificate, then run ./mvnw again.");
    }

    @Test
    void aFullDiskIsNamed() {
        assertThat(PipOutput.failure(List.of(
                        "Installing collected packages: six",
                        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device")))
                .isEqualTo("The Python packages could not be installed, because the disk is full. Make room, then run"
                        + " ./mvnw again.");
    }

    @Test
    void aVersionThatTheIndexDoesNotHaveIsNamed() {
        assertThat(PipOutput.failure(List.of(
                        "ERROR: Could not find a version that satisfies the requirement six==9 (from versions: 1.17.0)",
                        "ERROR: No matching distribution found for six==9")))
                .isEqualTo("The Python packages could not be installed: Could not find a version that satisfies the"
                        + " requirement six==9 (from versions: 1.17.0). Run ./mvnw again; if that does not help, remove the"
                        + " environment's folder first.");
    }

    @Test
    void withoutAnErrorItsLastWordsCount() {
        String next = " Run ./mvnw again; if that does not help, remove the environment's folder first.";
        assertThat(PipOutput.failure(List.of("No module named pip", " ")))
                .isEqualTo("The Python packages could not be installed: No module named pip." + next);
        assertThat(PipOutput.failure(List.of()))
                .isEqualTo("The Python packages could not be installed: pip said nothing." + next);
        assertThat(PipOutput.failure(List.of("ERROR: Exception:", "Traceback:", "KeyError: 'x'")))
                .isEqualTo("The Python packages could not be installed: KeyError: 'x'." + next);
    }
}
