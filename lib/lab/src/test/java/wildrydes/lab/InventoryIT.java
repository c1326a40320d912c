package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;
import wildrydes.lab.inventory.Kind;
import wildrydes.lab.inventory.Leftover;

/** What is in an account, and how all of it goes, against the packed cloud. */
class InventoryIT {

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;
    private Screenshot screen;

    @BeforeAll
    static void open() {
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
    }

    @AfterAll
    static void close() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void begin() {
        screen = Screenshot.begin();
    }

    @AfterEach
    void empty() {
        lab.reset();
    }

    private String shown(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }

    /** What notebooks leave, as the lab makes it. */
    private static void course() {
        lab.ready("05");
    }

    private static Leftover thing(Inventory inventory, String title) {
        return inventory.things().stream()
                .filter(thing -> thing.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not among " + inventory.things()));
    }

    @Test
    void anEmptyAccountHasNothingAndDeletingItIsFine() {
        Inventory inventory = lab.inventory();

        assertThat(inventory.isEmpty()).isTrue();
        assertThat(shown(inventory)).isEqualTo("Nothing is left in this account.");
        assertThat(inventory.delete().isEmpty()).isTrue();
        assertThat(screen.text()).isEqualTo("Nothing to remove.");
    }

    @Test
    void eachThingSaysWhereItIsFromWhatItCostsAndHowItGoes() {
        course();

        Inventory inventory = lab.inventory();

        Leftover stream = thing(inventory, "stream wildrydes");
        assertThat(stream.detail()).isEqualTo("2 open shards");
        assertThat(stream.notebook()).isEqualTo("01");
        assertThat(stream.listed()).isTrue();
        assertThat(stream.dollarsADay()).isCloseTo(0.72, within(1e-9));
        assertThat(stream.handle()).isEqualTo("lab.stream(\"wildrydes\").delete()");
        Leftover application = thing(inventory, "application wildrydes");
        assertThat(application.detail()).isEqualTo("RUNNING");
        assertThat(application.dollarsADay()).isCloseTo(2.64, within(1e-9));
        Leftover log = thing(inventory, "log group /aws/lambda/WildRydesStreamProcessor");
        assertThat(log.notebook()).isEqualTo("03");
        assertThat(log.listed()).isFalse();
        assertThat(thing(inventory, "bucket wildrydes-data").billsWhileIdle()).isTrue();
        assertThat(thing(inventory, "bucket wildrydes-data").detail()).matches("\\d+ objects?");
        assertThat(thing(inventory, "trigger WildRydesStreamProcessor on wildrydes-summary")
                        .handle())
                .isEqualTo("lab.function(\"WildRydesStreamProcessor\").trigger(lab.stream(\"wildrydes-summary\"))"
                        + ".delete()");
        assertThat(thing(inventory, "Athena table wildrydes").listed()).isTrue();
        assertThat(inventory.things())
                .allSatisfy(
                        thing -> assertThat(thing.notebook()).as(thing.title()).isNotEmpty());
        assertThat(inventory.things()).filteredOn(Leftover::listed).hasSize(10);
        assertThat(inventory.table().rowCount()).isEqualTo(inventory.size());
        assertThat(shown(inventory))
                .contains("10 of them in the workshop's own list", "lab.queue(\"wildrydes-queue\").delete()");
    }

    @Test
    void everythingGoesAtOnceAlsoHalfWayAndTwice() {
        course();
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.stream("wildrydes-summary").delete();
        lab.role("WildRydesStreamProcessorRole").delete();
        lab.clock().run(ofMinutes(1));

        Inventory after = lab.inventory().delete();

        assertThat(after.isEmpty()).isTrue();
        assertThat(shadowfax.sent()).as("it has landed").isPositive();
        assertThat(screen.text()).contains("Removed ", "stream wildrydes", "bucket wildrydes-athena");
        assertThat(lab.bill().perHour()).isZero();
        assertThat(lab.inventory().delete().isEmpty()).isTrue();
    }

    @Test
    void whatIsHandedInNamesWhatIsLeftAndWhatWasCalled(@TempDir Path beside) throws IOException {
        lab.stream("wildrydes").create();

        Card card = Submission.of(lab, beside);

        String name = "wildrydes-evidence-" + lab.learner() + ".json";
        assertThat(shown(card)).contains("left in the account", name, "answers in words");
        JsonNode json = new ObjectMapper().readTree(beside.resolve(name).toFile());
        assertThat(json.path("account").asText()).isEqualTo(lab.account());
        assertThat(json.path("inventory").toString()).isEqualTo("[\"stream wildrydes\"]");
        assertThat(json.at("/journal/operations/kinesis CreateStream").asInt()).isPositive();
        assertThat(json.at("/journal/calls").asInt()).isGreaterThan(1);
    }

    @Test
    void anInventoryOfBeforeIsLookedAtAnew() {
        lab.stream("wildrydes").create();
        Inventory before = lab.inventory();
        lab.queue("late").create();

        assertThat(before.delete().isEmpty()).isTrue();
        assertThat(before.size()).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseHasRemovedMeanwhileIsFine() {
        course();
        Inventory before = lab.inventory();
        lab.reset();

        before.things().forEach(thing -> thing.removal().run());

        assertThat(lab.inventory().isEmpty()).isTrue();
    }

    @Test
    void whatIsTheLearnersOwnBelongsToNoNotebook() {
        lab.stream("mine").create();
        lab.s3().createBucket(b -> b.bucket("somebody-elses-name"));

        Inventory inventory = lab.inventory();

        assertThat(inventory.things()).extracting(Leftover::notebook).containsOnly("");
        assertThat(inventory.things()).extracting(Leftover::kind).containsExactly(Kind.BUCKET, Kind.STREAM);
        assertThat(thing(inventory, "bucket somebody-elses-name").handle())
                .isEqualTo("lab.s3().deleteBucket(b -> b.bucket(\"somebody-elses-name\"))");
        assertThat(inventory.delete().isEmpty()).isTrue();
    }

    @Test
    void whatIsRefusedIsNamedWithTheReasonAndTheRestIsGone() {
        lab.stream("wildrydes").create();
        lab.table("kept").key("Name").create();
        lab.dynamo().updateTable(b -> b.tableName("kept").deletionProtectionEnabled(true));
        lab.table("kept").await();

        assertThatThrownBy(() -> lab.inventory().delete())
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("Not removed: table kept, ")
                .hasMessageEndingWith("then run lab.inventory().delete() again.");

        assertThat(lab.stream("wildrydes").exists()).isFalse();
        assertThat(lab.inventory().size()).isEqualTo(1);
        lab.dynamo().updateTable(b -> b.tableName("kept").deletionProtectionEnabled(false));
        lab.table("kept").await();
        assertThat(lab.inventory().delete().isEmpty()).isTrue();
    }
}
