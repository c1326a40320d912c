package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.Format;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.TapeRecord;

/**
 * A folder as a killed process leaves it, in which one file is damaged in any way: the start is refused in a sentence and
 * changes nothing, or every record is served that the damage did not touch, and the others are named.
 */
class DamagedFolderTest {

    private static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    /** What may happen to a file. */
    private enum Kind {
        FLIPPED_BIT,
        CUT,
        GARBAGE,
        EMPTY,
        MISSING
    }

    /**
     * A damage.
     *
     * @param file which one, as a part of all there are
     * @param from where it begins, as a part of the file's length
     * @param length of garbage
     */
    private record Harm(Kind kind, double file, double from, int bit, int length, long seed) {}

    /**
     * Bytes of a file, and what is lost with them.
     *
     * @param records what stands there
     * @param begun the streams that begin there, and in the form {@code w#2} the shards of a stream from that index on
     */
    private record Place(String file, long from, long to, Set<String> records, Set<String> begun) {}

    /** A stream's state while it is written and read. */
    private record Opened(Store store, Streams streams, ManualTime time) {}

    private static final Map<String, String> WRITTEN = new TreeMap<>();
    private static final List<Place> PLACES = new ArrayList<>();
    private static Path template = Path.of("");

    /** What is damaged here, hundreds of times, would fill the log of the tests. */
    private static final Logger LOG = Logger.getLogger("wildrydes.cloud.store");

    @BeforeContainer
    static void write() throws IOException {
        LOG.setLevel(Level.OFF);
        Path first = Files.createTempDirectory("written");
        Opened before = open(first, START);
        create(before, first, "w", 2);
        for (int i = 0; i < 3; i++) {
            put(before, first, "w", 6);
            checkpoint(before, first);
        }
        before.time.pass(Duration.ofHours(2)); // so that another file is begun
        put(before, first, "w", 6);
        checkpoint(before, first);
        create(before, first, "v", 1);
        put(before, first, "v", 3);
        put(before, first, "w", 3);
        split(before, first, "w", 0);
        put(before, first, "w", 6);
        split(before, first, "w", 2);
        put(before, first, "w", 6);
        Path second = Files.createTempDirectory("killed");
        copy(first, second);
        Opened after = open(second, before.time.instant());
        put(after, second, "v", 3);
        put(after, second, "w", 3);
        template = Files.createTempDirectory("template");
        copy(second, template);
        before.store.close();
        after.store.close();
        delete(first);
        delete(second);
        assertThat(read(template)).isEqualTo(WRITTEN);
        assertThat(files(template)).hasSizeGreaterThan(7);
    }

    @AfterContainer
    static void clear() throws IOException {
        LOG.setLevel(null);
        delete(template);
    }

    private static Opened open(Path folder, Instant now) throws IOException {
        Format.claim(folder);
        Store store = new Store(folder);
        ManualTime time = new ManualTime(now);
        Streams streams = new Streams(
                store,
                time,
                new KinesisErrors("000000000000", "us-east-1"),
                name -> "arn:aws:kinesis:us-east-1:000000000000:stream/" + name,
                Metering.none());
        store.recover();
        return new Opened(store, streams, time);
    }

    private static void create(Opened opened, Path folder, String name, int shards) throws IOException {
        Map<String, Long> before = sizes(folder);
        opened.streams.create(name, shards, Traits.of(StreamMode.PROVISIONED, 1024, 0), Map.of());
        opened.time.pass(Streams.CHANGE);
        note(folder, before, Set.of(), Set.of(name));
    }

    /** Two shards come in the place of one. */
    private static void split(Opened opened, Path folder, String name, int shard) throws IOException {
        Map<String, Long> before = sizes(folder);
        Stream stream = opened.streams.named(name);
        HashRange range = stream.shards().all().get(shard).range();
        BigInteger middle = range.start().add(range.end()).shiftRight(1);
        opened.streams.update(stream, null, settings -> new Update.Split(shard, middle));
        note(folder, before, Set.of(), Set.of());
        before = sizes(folder);
        String opens = name + "#" + stream.shards().all().size();
        opened.time.pass(Streams.CHANGE);
        note(folder, before, Set.of(), Set.of(opens));
    }

    /** Puts records of a few hundred bytes, in a call for each. */
    private static void put(Opened opened, Path folder, String name, int records) throws IOException {
        Stream stream = opened.streams.named(name);
        for (int i = 0; i < records; i++) {
            Map<String, Long> before = sizes(folder);
            byte[] key = ("key" + i).getBytes(StandardCharsets.UTF_8);
            String text = name + WRITTEN.size() + "-".repeat(200 + i);
            Stream.Batch batch = stream.put(
                    List.of(new Stream.Put(key, HashRange.hash(key), text.getBytes(StandardCharsets.UTF_8))),
                    opened.time.instant(),
                    entry -> opened.store.append(Streams.OWNER, entry));
            Commit commit = batch.commit();
            commit.await();
            Stream.Placed placed = batch.placed().get(0);
            String record = name + " " + placed.number();
            WRITTEN.put(record, text);
            note(folder, before, Set.of(record), Set.of());
        }
        opened.time.pass(Duration.ofSeconds(1));
    }

    /** Moves what is in the log into blocks, one for each shard. */
    private static void checkpoint(Opened opened, Path folder) throws IOException {
        Map<String, Long> before = sizes(folder);
        Set<String> moved = PLACES.stream()
                .filter(place -> place.file.startsWith("log"))
                .flatMap(place -> place.records.stream())
                .collect(Collectors.toSet());
        PLACES.removeIf(place -> place.file.startsWith("log"));
        opened.store.checkpoint();
        sizes(folder).forEach((file, size) -> {
            long from = before.getOrDefault(file, 0L);
            if (file.endsWith(".records") && size > from) {
                Set<String> inside = moved.stream()
                        .filter(record -> file.contains(Shard.id(
                                SequenceNumber.parse(record.split(" ")[1]).shard())))
                        .collect(Collectors.toSet());
                PLACES.add(new Place(file, from, size, inside, Set.of()));
            }
        });
    }

    /** Notes where the log has grown. */
    private static void note(Path folder, Map<String, Long> before, Set<String> records, Set<String> begun)
            throws IOException {
        sizes(folder).forEach((file, size) -> {
            long from = before.getOrDefault(file, 20L); // behind the header
            if (file.startsWith("log") && size > from) {
                PLACES.add(new Place(file, from, size, records, begun));
            }
        });
    }

    @Provide
    Arbitrary<Harm> harms() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, Kind.FLIPPED_BIT),
                net.jqwik.api.Tuple.of(4, Kind.CUT),
                net.jqwik.api.Tuple.of(4, Kind.GARBAGE),
                net.jqwik.api.Tuple.of(1, Kind.EMPTY),
                net.jqwik.api.Tuple.of(1, Kind.MISSING));
        Arbitrary<Double> part = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        kinds,
                        part,
                        part,
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(1, 600),
                        Arbitraries.longs())
                .as(Harm::new);
    }

    @Property(tries = 300)
    void whatIsWholeIsServedAndWhatIsNotIsNamed(@ForAll("harms") Harm harm) throws IOException {
        List<String> names = files(template);
        check(names.get((int) Math.min(names.size() - 1, harm.file * names.size())), harm);
    }

    @Example
    void everyEntryAndBlockCostsItselfOnly() throws IOException {
        for (Place place : PLACES) {
            double middle = (place.from + place.to) / 2.0 / Files.size(template.resolve(place.file));
            check(place.file, new Harm(Kind.FLIPPED_BIT, 0, middle, 3, 0, 0));
        }
    }

    private static void check(String name, Harm harm) throws IOException {
        Path folder = Files.createTempDirectory("damaged");
        try {
            copy(template, folder);
            List<String> names = files(folder);
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            long[] touched = damage(file, whole, harm);
            Map<String, String> before = contents(folder);

            Opened opened;
            try {
                opened = open(folder, START.plus(Duration.ofDays(1)));
            } catch (IOException e) {
                assertThat(name).doesNotEndWith(".records");
                assertThat(e.getMessage()).contains(folder.toString()).containsIgnoringCase("nothing was changed");
                assertThat(contents(folder)).isEqualTo(before);
                return;
            }
            Map<String, String> found = records(opened);
            List<Damage> told = opened.store.damages().found();
            opened.store.close();

            assertThat(WRITTEN).containsAllEntriesOf(found);
            Set<String> lost = new HashSet<>(WRITTEN.keySet());
            lost.removeAll(found.keySet());
            if (name.equals("kinesis.state")) { // which must be missing, then
                assertThat(told).isNotEmpty();
                return;
            }
            assertThat(lost).isSubsetOf(losable(name, touched));
            if (!lost.isEmpty() && !ended(name, harm, names)) {
                assertThat(told)
                        .anySatisfy(damage -> assertThat(damage.sentence())
                                .contains(
                                        name.startsWith("log")
                                                ? folder.resolve("log").toString()
                                                : file.toString()));
            }
        } finally {
            delete(folder);
        }
    }

    /** Whether the newest log only ends earlier: nobody can tell that from a process that was killed before it wrote more. */
    private static boolean ended(String name, Harm harm, List<String> names) {
        boolean newest = name.startsWith("log")
                && names.stream().filter(one -> one.startsWith("log")).allMatch(one -> one.compareTo(name) <= 0);
        return newest && harm.kind != Kind.FLIPPED_BIT;
    }

    /** Does harm to a file; the bytes that are no longer what they were, from and to. */
    private static long[] damage(Path file, byte[] whole, Harm harm) throws IOException {
        int from = (int) Math.min(whole.length - 1, harm.from * whole.length);
        byte[] harmed = whole.clone();
        switch (harm.kind) {
            case FLIPPED_BIT -> {
                harmed[from] ^= (byte) (1 << harm.bit);
                Files.write(file, harmed);
                return new long[] {from, from + 1};
            }
            case GARBAGE -> {
                int to = Math.min(whole.length, from + harm.length);
                Random random = new Random(harm.seed);
                for (int i = from; i < to; i++) {
                    harmed[i] = (byte) random.nextInt();
                }
                Files.write(file, harmed);
                return new long[] {from, to};
            }
            case CUT -> {
                Files.write(file, Arrays.copyOf(whole, from));
                return new long[] {from, whole.length};
            }
            case EMPTY -> {
                Files.write(file, new byte[0]);
                return new long[] {0, whole.length};
            }
            default -> {
                Files.delete(file);
                return new long[] {0, whole.length};
            }
        }
    }

    /** Records that stand in damaged bytes, or belong to a stream whose beginning does. */
    private static Set<String> losable(String name, long[] touched) {
        Set<String> lost = new HashSet<>();
        for (Place place : PLACES) {
            if (place.file.equals(name) && place.from < touched[1] && place.to > touched[0]) {
                lost.addAll(place.records);
                WRITTEN.keySet().stream()
                        .filter(record -> place.begun.stream().anyMatch(begun -> comesOf(begun, record)))
                        .forEach(lost::add);
            }
        }
        return lost;
    }

    private static boolean comesOf(String begun, String record) {
        String[] parts = record.split(" ");
        String[] shards = begun.split("#");
        return parts[0].equals(shards[0])
                && (shards.length == 1 || SequenceNumber.parse(parts[1]).shard() >= Integer.parseInt(shards[1]));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Path own = Files.createTempDirectory("read");
        try {
            copy(folder, own);
            Opened opened = open(own, START.plus(Duration.ofDays(1)));
            Map<String, String> found = records(opened);
            assertThat(opened.store.damages().found()).isEmpty();
            opened.store.close();
            return found;
        } finally {
            delete(own);
        }
    }

    private static Map<String, String> records(Opened opened) {
        Map<String, String> found = new HashMap<>();
        for (Stream stream : opened.streams.after("")) {
            for (Shard shard : stream.shards().all()) {
                for (TapeRecord record :
                        shard.tape().read(0, 10_000, Long.MAX_VALUE, 0).records()) {
                    String number = shard.number(record.position(), record.arrivalMillis())
                            .toString();
                    found.put(
                            stream.name() + " " + number,
                            StandardCharsets.UTF_8
                                    .decode(ByteBuffer.wrap(record.data()))
                                    .toString());
                }
            }
        }
        return found;
    }

    private static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String file : files(folder)) {
            sizes.put(file, Files.size(folder.resolve(file)));
        }
        return sizes;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String file : files(folder)) {
            contents.put(file, Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    /** The files in a folder by their paths in it. */
    private static List<String> files(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : files(from)) {
            Files.createDirectories(to.resolve(file).getParent());
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
