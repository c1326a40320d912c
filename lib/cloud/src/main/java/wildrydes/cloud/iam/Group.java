package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A group, whose policies count for its users; who is in it, the {@link User}s know. It has neither tags nor a boundary. */
record Group(Entity entity) implements Holder {

    @Override
    public String kind() {
        return GROUP;
    }

    @Override
    public Group with(Entity entity) {
        return new Group(entity);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        entity.write(to);
    }

    static Group read(DataInput from) throws IOException {
        return new Group(Entity.read(from, GROUP));
    }
}
