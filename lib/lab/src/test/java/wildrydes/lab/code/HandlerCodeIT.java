package wildrydes.lab.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.lab.LabException;

/** Classes of cells, compiled by themselves with the libraries that every function has. */
class HandlerCodeIT {

    private static final int RELEASE = 17;

    private static NotebookCells cells;

    @BeforeAll
    static void open() {
        cells = new NotebookCells();
        cells.run("import wildrydes.lab.*;");
        cells.run("import com.amazonaws.services.lambda.runtime.*;");
        cells.run("import com.amazonaws.services.lambda.runtime.events.KinesisEvent;");
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    private static HandlerCode code(String type) {
        return HandlerCode.of(cells.type(type), RELEASE, FunctionLibraries.usual());
    }

    /** Runs it as Lambda would: by its name, in a loader that has the package alone. */
    private static Object called(HandlerCode code, Object event) throws ReflectiveOperationException {
        String name = code.handler().replaceFirst("::.*", "");
        var loader = new ClassLoader(RequestHandler.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                byte[] bytes = code.files().get(wanted.replace('.', '/') + ".class");
                if (bytes == null) {
                    throw new ClassNotFoundException(wanted);
                }
                return defineClass(wanted, bytes, 0, bytes.length);
            }
        };
        Object handler = loader.loadClass(name).getConstructor().newInstance();
        return RequestHandler.class
                .getMethod("handleRequest", Object.class, Context.class)
                .invoke(handler, event, null);
    }

    @Test
    void aHandlerOfACellRunsWithoutTheNotebook() throws ReflectiveOperationException {
        cells.run("""
                public class Greeter implements RequestHandler<String, String> {
                    public String handleRequest(String name, Context context) {
                        return Stream.of("Hello", name).collect(Collectors.joining(", "));
                    }
                }""");

        HandlerCode code = code("Greeter");

        assertThat(code.handler()).isEqualTo("Greeter::handleRequest");
        assertThat(code.files()).containsOnlyKeys("Greeter.class");
        assertThat(called(code, "Shadowfax")).isEqualTo("Hello, Shadowfax");
    }

    @Test
    void theTypesOfOtherCellsThatItNeedsArePackedAlong() throws ReflectiveOperationException {
        cells.run("record Speed(double metres) { double miles() { return metres * 2.23694; } }");
        cells.run(
                "interface Reader { default Speed read(String text) { return new Speed(Double.parseDouble(text)); } }");
        cells.run("""
                public class Speeds implements RequestHandler<String, Double>, Reader {
                    public Double handleRequest(String metres, Context context) {
                        Supplier<Double> miles = () -> read(metres).miles();
                        return miles.get();
                    }
                }""");

        HandlerCode code = code("Speeds");

        assertThat(code.files()).containsOnlyKeys("Reader.class", "Speed.class", "Speeds.class");
        assertThat(called(code, "10")).isEqualTo(10 * 2.23694);
    }

    @Test
    void aTypeOfWhichOnlyTheNameIsMentionedDoesNoHarm() {
        cells.run("class Broken { DataStream stream; }");
        cells.run("""
                public class Innocent implements RequestHandler<String, String> {
                    String Broken = "a name like another";
                    public String handleRequest(String name, Context context) { return Broken; }
                }""");

        assertThat(code("Innocent").files()).containsOnlyKeys("Innocent.class");
    }

    @Test
    void aVariableOfTheNotebookIsRefusedWithWhatToDoInstead() {
        cells.run("var tableName = \"UnicornSensorData\";");
        cells.run("""


                public class Borrower implements RequestHandler<String, String> {
                    public String handleRequest(String name, Context context) {
                        return tableName + name;
                    }
                }""");

        assertThatThrownBy(() -> code("Borrower"))
                .isInstanceOf(LabException.class)
                .hasMessage("""
                Borrower cannot run without this notebook: compiled on its own, a line of it is not understood.
                Borrower, line 5 of its cell: there is no variable tableName in a function
                    return tableName + name;
                           ^
                tableName is a variable of the notebook, which runs elsewhere than the function. Hand over what is in it by \
                environment("TABLE_NAME", ..), and read it there by System.getenv("TABLE_NAME").""");
    }

    @Test
    void aMethodOfTheNotebookAndAClassOfTheLabAreRefused() {
        cells.run("String shout(String text) { return text.toUpperCase(); }");
        cells.run("""
                public class Shouter implements RequestHandler<String, String> {
                    public String handleRequest(String name, Context context) {
                        var clock = Lab.open().clock();
                        return shout(name);
                    }
                }""");

        assertThatThrownBy(() -> code("Shouter"))
                .isInstanceOf(LabException.class)
                .hasMessage("""
                Shouter cannot run without this notebook: compiled on its own, lines of it are not understood.
                Shouter, line 3 of its cell: there is no variable Lab in a function
                    var clock = Lab.open().clock();
                                ^
                Shouter, line 4 of its cell: there is no method shout(String) in a function
                    return shout(name);
                           ^
                wildrydes.lab.Lab is known to the notebook, and to no library of the function. Do without it, or add its \
                library by library("..").
                shout(..) is a method of the notebook, which the function does not have. Write it into the class.""");
    }

    @Test
    void whatIsNewerThanTheRuntimeIsRefused() {
        cells.run("""
                public class Modern implements RequestHandler<String, String> {
                    record Pair(String a, String b) {}
                    public String handleRequest(String name, Context context) { return new Pair(name, name).toString(); }
                }""");

        assertThatThrownBy(() -> HandlerCode.of(cells.type("Modern"), 11, FunctionLibraries.usual()))
                .isInstanceOf(LabException.class)
                .hasMessageEndingWith(
                        "It is compiled for Java 11, which its runtime has, and needs a newer one: choose another by"
                                + " runtime(\"..\").")
                // What the compilers of JDK 17 and of newer ones say.
                .message()
                .containsAnyOf(
                        "Modern, line 2 of its cell: there is no class record in a function",
                        "Modern, line 2 of its cell: records are not supported in -source 11");
    }

    @Test
    void whatLambdaCannotMakeOrCallIsRefusedBefore() {
        cells.run("public class Nobody { }");
        cells.run("""
                class Hidden implements RequestHandler<String, String> {
                    public String handleRequest(String name, Context context) { return name; }
                }""");
        cells.run("""
                public abstract class Idea implements RequestHandler<String, String> { }""");

        assertThatThrownBy(() -> code("Nobody"))
                .hasMessage(
                        "Nobody is no handler: it implements neither RequestHandler<I, O> nor RequestStreamHandler. Write"
                                + " for example public class Nobody implements RequestHandler<KinesisEvent, String>.");
        assertThatThrownBy(() -> code("Hidden"))
                .hasMessage(
                        "Lambda cannot make a Hidden, since it has no public constructor without parameters; write public"
                                + " class Hidden, and give it no other constructor.");
        assertThatThrownBy(() -> code("Idea"))
                .hasMessage("Idea is abstract, so that Lambda cannot make one; leave the word away.");
    }

    /** A handler that no cell has declared. */
    public static final class Ready implements RequestHandler<String, String> {

        @Override
        public String handleRequest(String name, Context context) {
            return new Helper().greet(name);
        }
    }

    static final class Helper {

        String greet(String name) {
            return "Hello, " + name;
        }
    }

    @Test
    void aHandlerThatIsCompiledAlreadyIsTakenAsItIsWithWhatLiesBesideIt() throws ReflectiveOperationException {
        HandlerCode code = HandlerCode.of(Ready.class, RELEASE, FunctionLibraries.usual());

        assertThat(code.handler()).isEqualTo("wildrydes.lab.code.HandlerCodeIT$Ready::handleRequest");
        assertThat(code.files())
                .containsKeys(
                        "wildrydes/lab/code/HandlerCodeIT$Ready.class", "wildrydes/lab/code/HandlerCodeIT$Helper.class")
                .allSatisfy((path, bytes) -> assertThat(path).startsWith("wildrydes/lab/"));
    }

    @Test
    void theSameSourceMakesTheSamePackageWithEachLibraryOnce() throws IOException {
        cells.run("""
                public class Same implements RequestHandler<KinesisEvent, String> {
                    public String handleRequest(KinesisEvent event, Context context) { return "done"; }
                }""");
        List<java.nio.file.Path> libraries = FunctionLibraries.usual();

        DeploymentPackage one = DeploymentPackage.of(code("Same"), libraries);
        DeploymentPackage other = DeploymentPackage.of(code("Same"), libraries);

        assertThat(one.zip()).isEqualTo(other.zip());
        assertThat(one.sha256()).isEqualTo(other.sha256()).hasSize(44);
        Map<Boolean, List<String>> names = names(one.zip()).stream()
                .collect(java.util.stream.Collectors.partitioningBy(name -> name.startsWith("lib/")));
        assertThat(names.get(false)).containsExactly("Same.class");
        assertThat(names.get(true)).hasSize(libraries.size());
        Set<String> artifacts = new HashSet<>();
        assertThat(names.get(true))
                .allSatisfy(name -> assertThat(artifacts.add(name.replaceFirst("-[\\d.]+\\.jar", "")))
                        .as(name)
                        .isTrue());
        assertThat(one.zip().length).as("small enough for a quick upload").isLessThan(10_000_000);
    }

    private static List<String> names(byte[] zip) throws IOException {
        var names = new java.util.ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
