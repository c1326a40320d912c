package wildrydes.cloud.lambda.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.cloud.lambda.Zips;
import wildrydes.cloud.lambda.code.RefusedPackageException.Rule;

/** Zip files of all kinds: good ones are unpacked and kept, bad ones leave nothing behind. */
class PackagesTest {

    private static final int MOST_UNZIPPED = 100_000;

    @TempDir
    Path folder;

    private Packages packages;

    @BeforeEach
    void open() {
        packages = new Packages(folder.resolve("code"), MOST_UNZIPPED);
        packages.sweep();
    }

    private Packages.Held store(byte[] zip) {
        return packages.store(new ByteArrayInputStream(zip), Packages.MOST_ZIPPED);
    }

    private void refused(Rule rule, byte[] zip) throws IOException {
        assertThatThrownBy(() -> store(zip))
                .isInstanceOfSatisfying(
                        RefusedPackageException.class,
                        e -> assertThat(e.rule()).as(e.getMessage()).isEqualTo(rule));
        assertThat(files(folder)).isEmpty();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    /** A zip file with one name replaced, of the same length, which no tool would write. */
    private static byte[] renamed(String from, String to, String... names) {
        byte[] zip = Zips.of(names);
        byte[] wanted = from.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + wanted.length <= zip.length; at++) {
            if (Arrays.equals(zip, at, at + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, zip, at, wanted.length);
            }
        }
        return zip;
    }

    @Test
    void aPackageIsUnpacked() throws IOException {
        byte[] zip = Zips.of("rides/Handler.class", "lib/gson.jar", "META-INF/");
        StoredPackage stored = store(zip).stored();

        Path content = packages.folderOf(stored);
        assertThat(content.resolve("rides/Handler.class")).hasContent("rides/Handler.class");
        assertThat(content.resolve("lib/gson.jar")).hasContent("lib/gson.jar");
        assertThat(packages.zipOf(stored)).hasBinaryContent(zip);
        assertThat(stored.size()).isEqualTo(zip.length);
        assertThat(stored.unzipped()).isEqualTo("rides/Handler.class".length() + "lib/gson.jar".length());
    }

    @Test
    void itStaysUntilTheLastOneLetsItGo() throws IOException {
        Packages.Held first = store(Zips.of("a"));
        Packages.Held second = store(Zips.of("a"));
        assertThat(first.stored()).isEqualTo(second.stored());

        first.close();
        first.close();
        assertThat(packages.folderOf(second.stored())).exists();
        second.close();
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whatNobodyHoldsAfterAStartGoes() throws IOException {
        StoredPackage kept = store(Zips.of("a")).stored();
        StoredPackage left = store(Zips.of("b")).stored();
        Files.createDirectories(folder.resolve("code/.incoming/half"));
        packages = new Packages(folder.resolve("code"), MOST_UNZIPPED);
        // Functions come back in the order of their changes, so that some are let go that will be held again.
        packages.hold(kept);
        packages.release(kept);
        packages.hold(kept);
        packages.sweep();

        assertThat(packages.folderOf(kept)).exists();
        assertThat(packages.zipOf(kept)).exists();
        assertThat(packages.folderOf(left)).doesNotExist();
        assertThat(packages.zipOf(left)).doesNotExist();
        assertThat(folder.resolve("code/.incoming")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/abs", "a/..", "..\u0000", "../."})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        String same = "x".repeat(name.length());
        refused(Rule.READABLE, renamed(same, name, same, "b"));
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() throws IOException {
        refused(Rule.READABLE, Zips.of("a/" + "n".repeat(256)));
        refused(Rule.READABLE, Zips.of("deep/".repeat(500) + "x"));
    }

    @Test
    void noNameMayBeThereTwice() throws IOException {
        refused(Rule.READABLE, renamed("bb", "aa", "aa", "bb"));
        refused(Rule.READABLE, renamed("b/b", "a/b", "a", "b/b"));
        refused(Rule.READABLE, renamed("c", "a", "a/b", "c"));
    }

    @Test
    void linksAreRefused() throws IOException {
        byte[] zip = Zips.of("link");
        int header = zip.length - 22 - 46 - "link".length();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header + 5, (byte) 3);
        bytes.putInt(header + 38, 0120777 << 16);

        refused(Rule.READABLE, zip);
    }

    @Test
    void moreContentThanIsAllowedIsRefusedWhileItIsRead() throws IOException {
        byte[] bomb = zip("zeros", new byte[MOST_UNZIPPED + 1]);
        assertThat(bomb).hasSizeLessThan(1000);

        refused(Rule.UNZIPPED_SIZE, bomb);
        try (Packages.Held held = store(zip("zeros", new byte[MOST_UNZIPPED]))) {
            assertThat(held.stored().unzipped()).isEqualTo(MOST_UNZIPPED);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void aLargerFileThanIsAllowedIsRefused() throws IOException {
        assertThatThrownBy(() -> packages.store(new ByteArrayInputStream(new byte[101]), 100))
                .isInstanceOfSatisfying(
                        RefusedPackageException.class, e -> assertThat(e.rule()).isEqualTo(Rule.ZIPPED_SIZE));
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        refused(
                Rule.READABLE,
                Zips.of(IntStream.range(0, 50_001).mapToObj(Integer::toString).toArray(String[]::new)));
    }

    @Test
    void nothingIsNoPackage() throws IOException {
        refused(Rule.NOT_EMPTY, Zips.of());
        refused(Rule.NOT_EMPTY, Zips.of("only/", "folders/"));
        refused(Rule.READABLE, new byte[0]);
        refused(Rule.READABLE, "PK, but no zip file".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void contentMustBeWhatItsChecksumSays() throws IOException {
        byte[] zip = zip("stored", "unicorn".getBytes(StandardCharsets.UTF_8));
        int header = zip.length - 22 - 46 - "stored".length();
        zip[header + 16] ^= 1; // the checksum in the directory

        refused(Rule.READABLE, zip);
    }

    /** Whatever is damaged: either the package is whole all the same, or it is refused and nothing is left. */
    @Test
    void damagedFilesNeverDoHarm() throws IOException {
        byte[] good = Zips.of("rides/Handler.class", "lib/a.jar", "b");
        Random random = new Random(20181127);
        for (int i = 0; i < 400; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(good.length) : good.length);
            for (int changes = 1 + random.nextInt(4); changes > 0 && bad.length > 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try (Packages.Held held = store(bad)) {
                assertThat(files(packages.folderOf(held.stored()))).isNotEmpty();
            } catch (RefusedPackageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            assertThat(files(folder)).isEmpty();
        }
    }
}
