package wildrydes.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.toy.ToyCloud;

/** The lab on a toy, in this process. */
class LabTest extends LabScenarios {

    private static final String CBOR = "aws.cborEnabled";
    private static final String VERSION = "toy";

    @TempDir
    Path folder;

    private ToyCloud toy;

    @BeforeAll
    static void speakJson() {
        System.setProperty(CBOR, "false");
    }

    @AfterAll
    static void speakCbor() {
        System.clearProperty(CBOR);
    }

    @Override
    Lab open() throws Exception {
        toy = new ToyCloud(VERSION);
        CloudHome home = new CloudHome(Files.createDirectories(folder.resolve("home")));
        Files.writeString(home.keyFile(), "TOY:secret");
        ProcessHandle self = ProcessHandle.current();
        Files.writeString(
                home.stateFile(),
                "{\"pid\":" + self.pid() + ",\"port\":" + toy.port() + ",\"version\":\"" + VERSION + "\",\"started\":\""
                        + self.info().startInstant().orElseThrow() + "\"}");
        return Lab.join(LocalCloud.open(home, program(), Map.of(), waited -> {}));
    }

    private CloudProgram program() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, VERSION);
        new JarOutputStream(Files.newOutputStream(folder.resolve("cloud.jar")), manifest).close();
        return new CloudProgram(folder);
    }

    @Override
    void close() {
        toy.close();
    }
}
