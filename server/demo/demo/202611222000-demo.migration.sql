-- What the demo world made, so that exactly that can be removed again (ONB-1).

create table demo_things (
  kind text not null,
  id uuid not null,
  primary key (kind, id)
);
