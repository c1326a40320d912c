package wildrydes.cloud.dynamodb;

import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Serves the lab's table with an index until it is killed; where it is told so by a property, its checkpoints are small. */
final class KilledTables {

    private KilledTables() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServedTables tables = new ServedTables(Path.of(arguments[0]));
        tables.active(request -> request.attributeDefinitions(
                        ServedTables.attribute("Name"),
                        ServedTables.attribute("StatusTime"),
                        ServedTables.attribute("Herd"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("byHerd")
                        .keySchema(ServedTables.hash("Herd"))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build()));
        System.out.println(tables.cloud.endpoint());
        Thread.currentThread().join();
    }
}
