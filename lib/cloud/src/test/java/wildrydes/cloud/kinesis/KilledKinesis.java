package wildrydes.cloud.kinesis;

import java.nio.file.Path;
import wildrydes.cloud.store.FailingDisk;

/** Serves the state in a folder until it is killed; its checkpoints are small, so that it dies in the middle of some. */
final class KilledKinesis {

    private static final long CHECKPOINT_BYTES = 4096;

    private KilledKinesis() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServedKinesis kinesis = new ServedKinesis(
                new FailingDisk().store(Path.of(arguments[0]), CHECKPOINT_BYTES), new ManualTime(ServedKinesis.START));
        kinesis.stream("w", Integer.parseInt(arguments[1]));
        System.out.println(kinesis.door.endpoint());
        Thread.currentThread().join();
    }
}
