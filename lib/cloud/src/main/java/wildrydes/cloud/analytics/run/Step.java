package wildrydes.cloud.analytics.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One step of a run. It is in the log before anything that it leads to, so that a run that is taken up again after its process was killed
 * takes the same steps: it reads the same records at the same times, and makes the same rows of them.
 *
 * @param number counts the steps of an application, from 1
 * @param time the cloud's, in milliseconds since 1970
 * @param read how far the shards that gave something were read; none where time alone closes something
 */
record Step(long number, long time, Positions read) {

    void write(DataOutput to) throws IOException {
        to.writeLong(number);
        to.writeLong(time);
        read.write(to);
    }

    static Step read(DataInput from) throws IOException {
        return new Step(from.readLong(), from.readLong(), Positions.read(from));
    }
}
