package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Somebody who is subscribed to a shard by the SDK's asynchronous client, and keeps what comes until the test asks for it. */
final class Subscriber implements AutoCloseable {

    private static final long SECONDS = 20;

    private final BlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> end;

    private Subscriber(
            KinesisAsyncClient client, String consumerArn, String shard, Consumer<StartingPosition.Builder> start) {
        SubscribeToShardResponseHandler handler = SubscribeToShardResponseHandler.builder()
                .subscriber(() -> new Inbox())
                .build();
        end = client.subscribeToShard(
                request -> request.consumerARN(consumerArn).shardId(shard).startingPosition(start), handler);
        end.whenComplete((nothing, failure) -> {
            if (failure != null) {
                begun.completeExceptionally(failure);
            }
        });
    }

    /** Subscribes, and returns when the subscription has begun. */
    static Subscriber to(
            KinesisAsyncClient client, String consumerArn, String shard, Consumer<StartingPosition.Builder> start) {
        Subscriber subscriber = new Subscriber(client, consumerArn, shard, start);
        subscriber.result(subscriber.begun);
        return subscriber;
    }

    static Subscriber to(KinesisAsyncClient client, String consumerArn, ShardIteratorType start) {
        return to(client, consumerArn, ServedKinesis.SHARD, position -> position.type(start));
    }

    private final class Inbox implements org.reactivestreams.Subscriber<SubscribeToShardEventStream> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
            begun.complete(true);
        }

        @Override
        public void onNext(SubscribeToShardEventStream event) {
            events.add((SubscribeToShardEvent) event);
        }

        @Override
        public void onError(Throwable failure) {
            begun.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            begun.complete(true);
        }
    }

    /** The next event that says something. */
    SubscribeToShardEvent event() throws InterruptedException {
        while (true) {
            SubscribeToShardEvent event = events.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("no event came").isNotNull();
            if (!event.records().isEmpty() || event.hasChildShards()) {
                return event;
            }
        }
    }

    /** So many records. */
    List<Record> records(int count) throws InterruptedException {
        List<Record> records = new ArrayList<>();
        while (records.size() < count) {
            records.addAll(event().records());
        }
        return records;
    }

    List<String> texts(int count) throws InterruptedException {
        return ServedKinesis.texts(records(count));
    }

    /** Records that have come and that nobody has asked for. */
    List<Record> rest() {
        List<SubscribeToShardEvent> left = new ArrayList<>();
        events.drainTo(left);
        return left.stream().flatMap(event -> event.records().stream()).toList();
    }

    /** Returns when the subscription has ended as it should. */
    void awaitEnd() {
        result(end);
    }

    /** Why the subscription ended. */
    AwsServiceException failure() {
        try {
            end.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (AwsServiceException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return fail("The subscription ended without a reason.");
    }

    private <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes away in the middle. */
    @Override
    public void close() {
        end.cancel(true);
    }
}
