package wildrydes.cloud.glue;

import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.InvalidStateException;

/**
 * The service's refusals. Where nothing else is said, the sentence is AWS's as getmoto/moto ({@code glue/exceptions.py}, {@code glue/utils.py}) or reports of
 * users have it.
 */
final class GlueErrors {

    private GlueErrors() {}

    static EntityNotFoundException noDatabase(String name) {
        return notFound("Database " + name + " not found.");
    }

    /** What GetTable says, of a database as of a table. */
    static EntityNotFoundException noEntity() {
        return notFound("Entity Not Found");
    }

    static EntityNotFoundException noTable(String name) {
        return notFound("Table " + name + " not found.");
    }

    static EntityNotFoundException noPartition() {
        return notFound("Cannot find partition.");
    }

    static EntityNotFoundException noVersion() {
        return notFound("Version not found.");
    }

    static EntityNotFoundException noFunction(String name) {
        return notFound("Function " + name + " not found.");
    }

    /** Our words, as are the other sentences about other catalogs and about indexes. */
    static EntityNotFoundException noCatalog(String id) {
        return notFound("Catalog " + id + " not found.");
    }

    static EntityNotFoundException noIndex(String name) {
        return notFound("Index with the given indexName : " + name + " does not exist");
    }

    static EntityNotFoundException notFound(String sentence) {
        return EntityNotFoundException.builder().message(sentence).build();
    }

    /** @param kind {@code Table}, say */
    static AlreadyExistsException exists(String kind) {
        return AlreadyExistsException.builder()
                .message(kind + " already exists.")
                .build();
    }

    static InvalidInputException partitionValues() {
        return invalid("The number of partition keys do not match the number of partition values");
    }

    /** What UpdateTable says to another name. */
    static InvalidInputException renamed() {
        return invalid("Table cannot be renamed");
    }

    static ConcurrentModificationException concurrent() {
        return ConcurrentModificationException.builder()
                .message("Update table failed due to concurrent modifications.")
                .build();
    }

    static InvalidInputException invalid(String sentence) {
        return InvalidInputException.builder().message(sentence).build();
    }

    static InvalidStateException state(String sentence) {
        return InvalidStateException.builder().message(sentence).build();
    }

    /** A refusal as an entry of an answer about several things has it. */
    static ErrorDetail detail(GlueException refusal) {
        return ErrorDetail.builder()
                .errorCode(refusal.getClass().getSimpleName())
                .errorMessage(refusal.getMessage())
                .build();
    }
}
