package wildrydes.cloud.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static wildrydes.cloud.glue.ServedCatalog.partition;
import static wildrydes.cloud.glue.ServedCatalog.refused;
import static wildrydes.cloud.glue.ServedCatalog.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;

class PartitionsTest {

    @TempDir
    Path folder;

    private ServedCatalog catalog;

    @BeforeEach
    void open() {
        catalog = new ServedCatalog(folder);
        catalog.createTable("default", table("rides", "year:int", "name:string"));
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private void create(PartitionInput input) {
        catalog.glue.createPartition(
                request -> request.databaseName("default").tableName("rides").partitionInput(input));
    }

    private Partition get(String... values) {
        return catalog.glue
                .getPartition(request ->
                        request.databaseName("default").tableName("rides").partitionValues(values))
                .partition();
    }

    @Test
    void aPartitionIsFoundByItsValues() {
        create(partition("2026", "Bucephalus"));

        Partition found = get("2026", "Bucephalus");

        assertThat(found.tableName()).isEqualTo("rides");
        assertThat(found.creationTime()).isEqualTo(ServedCatalog.START);
        assertThat(found.storageDescriptor().location()).isEqualTo("s3://stable/rides/2026/Bucephalus/");
        refused("EntityNotFoundException", "Cannot find partition.", () -> get("2026", "bucephalus"));
        refused("AlreadyExistsException", "Partition already exists.", () -> create(partition("2026", "Bucephalus")));
        refused(
                "InvalidInputException",
                "The number of partition keys do not match the number of partition values",
                () -> create(partition("2026")));
    }

    @Test
    void someOfABatchMayFail() {
        create(partition("2025", "a"));

        assertThat(catalog.glue
                        .batchCreatePartition(request -> request.databaseName("default")
                                .tableName("rides")
                                .partitionInputList(
                                        partition("2025", "a"),
                                        partition("2026", "a"),
                                        partition("2026", "a"),
                                        partition("2026")))
                        .errors())
                .extracting(
                        error -> error.partitionValues(),
                        error -> error.errorDetail().errorCode())
                .containsExactly(
                        tuple(List.of("2025", "a"), "AlreadyExistsException"),
                        tuple(List.of("2026", "a"), "AlreadyExistsException"),
                        tuple(List.of("2026"), "InvalidInputException"));
        assertThat(catalog.partitions("rides", null)).containsExactly(List.of("2025", "a"), List.of("2026", "a"));
        assertThat(catalog.glue
                        .batchGetPartition(request -> request.databaseName("default")
                                .tableName("rides")
                                .partitionsToGet(values("2026", "a"), values("2027", "a")))
                        .partitions())
                .singleElement()
                .satisfies(partition -> assertThat(partition.values()).containsExactly("2026", "a"));
        assertThat(catalog.glue
                        .batchDeletePartition(request -> request.databaseName("default")
                                .tableName("rides")
                                .partitionsToDelete(values("2026", "a"), values("2027", "a")))
                        .errors())
                .singleElement()
                .satisfies(
                        error -> assertThat(error.errorDetail().errorMessage()).isEqualTo("Cannot find partition."));
        assertThat(catalog.partitions("rides", null)).containsExactly(List.of("2025", "a"));
    }

    private static PartitionValueList values(String... values) {
        return PartitionValueList.builder().values(values).build();
    }

    @Test
    void anUpdateMayGiveOtherValues() {
        create(partition("2025", "a"));
        create(partition("2026", "a"));

        catalog.glue.updatePartition(request -> request.databaseName("default")
                .tableName("rides")
                .partitionValueList("2025", "a")
                .partitionInput(partition("2024", "a")));

        assertThat(catalog.partitions("rides", null)).containsExactly(List.of("2024", "a"), List.of("2026", "a"));
        refused(
                "AlreadyExistsException",
                "Partition already exists.",
                () -> catalog.glue.updatePartition(request -> request.databaseName("default")
                        .tableName("rides")
                        .partitionValueList("2024", "a")
                        .partitionInput(partition("2026", "a"))));
        refused(
                "EntityNotFoundException",
                "Cannot find partition.",
                () -> catalog.glue.deletePartition(request ->
                        request.databaseName("default").tableName("rides").partitionValues("2020", "a")));
    }

    @Test
    void anExpressionChoosesByTheTypesOfTheKeys() {
        List.of("9", "10", "2026").forEach(year -> create(partition(year, "a")));
        create(partition("10", "b"));

        assertThat(catalog.partitions("rides", "year > 9"))
                .containsExactly(List.of("10", "a"), List.of("10", "b"), List.of("2026", "a"));
        assertThat(catalog.partitions("rides", "year = '10' AND NOT (name LIKE 'a%')"))
                .containsExactly(List.of("10", "b"));
        refused(
                "InvalidInputException",
                "Invalid partition expression!",
                () -> catalog.partitions("rides", "month = 3"));
        refused(
                "InvalidInputException",
                "\"March\" is not an integer.",
                () -> catalog.partitions("rides", "year = 'March'"));
        create(partition("twenty", "a"));
        refused(
                "InvalidStateException",
                "\"twenty\" is not an integer.",
                () -> catalog.partitions("rides", "year = 10"));
    }

    @Test
    void manyComeInPagesAndInSegments() {
        catalog.glue.batchCreatePartition(request -> request.databaseName("default")
                .tableName("rides")
                .partitionInputList(IntStream.range(0, 30)
                        .mapToObj(year -> partition(String.valueOf(2000 + year), "a"))
                        .toList()));

        List<String> years = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            GetPartitionsResponse page = catalog.glue.getPartitions(request -> request.databaseName("default")
                    .tableName("rides")
                    .expression("year >= 2005")
                    .maxResults(7)
                    .nextToken(next)
                    .excludeColumnSchema(true));
            page.partitions().forEach(partition -> years.add(partition.values().get(0)));
            assertThat(page.partitions())
                    .allSatisfy(partition ->
                            assertThat(partition.storageDescriptor().columns()).isEmpty());
            token = page.nextToken();
        } while (token != null);
        Set<List<String>> segments = new HashSet<>();
        int inSegments = 0;
        for (int segment = 0; segment < 3; segment++) {
            int number = segment;
            List<Partition> some = catalog.glue
                    .getPartitions(request -> request.databaseName("default")
                            .tableName("rides")
                            .segment(part -> part.segmentNumber(number).totalSegments(3)))
                    .partitions();
            some.forEach(partition -> segments.add(partition.values()));
            inSegments += some.size();
        }

        assertThat(years).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(segments).hasSize(30);
        assertThat(inSegments).isEqualTo(30);
    }
}
