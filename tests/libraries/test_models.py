"""Status and StatusSet as types of fields, in applications as people write them."""
import json
from typing import Annotated

import fastapi
import msgspec
import pydantic
import pydantic_settings
import pytest
import sqlalchemy
import typer
from fastapi.testclient import TestClient
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from typer.testing import CliRunner

import pages
from httpstatus import Status, StatusSet

# The blocks of docs/python.md: a model, the hooks of msgspec and a column type of SQLAlchemy.
PAGE = {"pydantic": pydantic, "sqlalchemy": sqlalchemy, "Status": Status, "StatusSet": StatusSet}
exec(pages.blocks("python.md", "py")["Frameworks"], PAGE)
Rule = PAGE["Rule"]


class Policy(pydantic.BaseModel):
    on: dict[Status, StatusSet] = {}
    last: Status | None = None


def test_a_model():
    assert Rule() == Rule(status="not found", retry="5xx,!501") == Rule(status="404", retry={*range(500, 600)} - {501})
    assert Rule(status=799, retry=[429]).status is Status(799)
    assert Rule(status=503).model_dump() == {"status": Status.SERVICE_UNAVAILABLE, "retry": StatusSet("5xx,!501")}
    text = Rule(status="gone", retry="4xx").model_dump_json()
    assert text == '{"status":410,"retry":"4xx"}' and Rule.model_validate_json(text) == Rule(status=410, retry="4xx")
    assert Policy(on={"503": "5xx"}, last=None).on == {503: StatusSet("5xx")}
    assert Policy.model_validate_json('{"on": {"404": "4xx"}, "last": 200}').last is Status.OK


@pytest.mark.parametrize("field, value, message", [
    ("status", "nope", "'nope' is not a known status"), ("status", None, "must be int, str or bytes, not NoneType"),
    ("status", 4.5, "must be int, str or bytes, not float"), ("retry", "5xx,abc", "malformed set of codes at offset 4"),
    ("retry", [1024], "0 to 1023"), ("retry", 404, "must be StatusSet, str, bytes or an iterable of ints, not int"),
])
def test_a_model_refuses(field, value, message):
    with pytest.raises(pydantic.ValidationError) as caught:
        Rule(**{field: value})
    assert caught.value.errors()[0]["loc"] == (field,) and message in str(caught.value)


def test_the_json_schema():
    properties = Rule.model_json_schema()["properties"]
    assert properties["status"] == {"default": 404, "title": "Status", "type": "integer"}
    assert properties["retry"] == {"default": "500,502-599", "title": "Retry", "type": "string"}
    assert Rule.model_json_schema(mode="serialization")["properties"] == properties


application = fastapi.FastAPI()


@application.get("/codes/{code}")
def explain(code: Status, among: StatusSet = StatusSet("error")):
    return {"code": code, "phrase": code.phrase, "among": code in among}


@application.post("/rules", status_code=Status.CREATED, responses={Status.GONE: {"description": Status.GONE.phrase}})
def add(rule: Rule) -> Rule:
    return rule


@application.get("/fail")
def fail():
    raise fastapi.HTTPException(Status.IM_A_TEAPOT)


def test_fastapi():
    client = TestClient(application)
    assert client.get("/codes/404").json() == {"code": 404, "phrase": "Not Found", "among": True}
    assert client.get("/codes/not found?among=5xx").json()["among"] is False
    refused = client.get("/codes/nope")
    assert refused.status_code == Status.UNPROCESSABLE_CONTENT
    assert refused.json()["detail"][0]["loc"] == ["path", "code"]
    made = client.post("/rules", json={"status": 503, "retry": "5xx"})
    assert (made.status_code, made.json()) == (Status.CREATED, {"status": 503, "retry": "5xx"})
    assert client.get("/fail").json() == {"detail": "I'm a Teapot"} or client.get("/fail").status_code == 418


def test_openapi():
    document = TestClient(application).get("/openapi.json").json()
    code, among = document["paths"]["/codes/{code}"]["get"]["parameters"]
    assert code["schema"] == {"type": "integer", "title": "Code"}
    assert among["schema"] == {"type": "string", "default": "400-599", "title": "Among"}
    assert {"201", "410"} <= document["paths"]["/rules"]["post"]["responses"].keys()
    rule = document["components"]["schemas"]["Rule"]["properties"]
    assert {name: field["type"] for name, field in rule.items()} == {"status": "integer", "retry": "string"}


class Settings(pydantic_settings.BaseSettings):
    model_config = pydantic_settings.SettingsConfigDict(env_prefix="GATEWAY_")
    fallback: Status = Status.BAD_GATEWAY
    retry: StatusSet = StatusSet("5xx")


def test_settings(monkeypatch):
    monkeypatch.setenv("GATEWAY_RETRY", "429,5xx,!501")
    monkeypatch.setenv("GATEWAY_FALLBACK", "gateway timeout")
    assert Settings().retry == StatusSet("429,5xx,!501") and Settings().fallback is Status.GATEWAY_TIMEOUT
    monkeypatch.setenv("GATEWAY_RETRY", "abc")
    with pytest.raises(pydantic.ValidationError, match="malformed set of codes at offset 0"):
        Settings()


def test_typer():
    command = typer.Typer()

    @command.command()
    def main(code: Annotated[Status, typer.Argument(parser=Status)],
             among: Annotated[StatusSet, typer.Option(parser=StatusSet)] = "error"):
        print(code.phrase, code in among)

    run = CliRunner()
    assert run.invoke(command, ["404"]).output == "Not Found True\n"
    assert run.invoke(command, ["not found", "--among", "5xx"]).output == "Not Found False\n"
    refused = run.invoke(command, ["nope"])
    assert refused.exit_code == 2 and "nope" in refused.output


def test_msgspec():
    class Row(msgspec.Struct):
        status: Status
        retry: StatusSet

    text = msgspec.json.encode(Row(Status.GONE, StatusSet("5xx")), enc_hook=PAGE["enc_hook"])
    assert json.loads(text) == {"status": 410, "retry": "5xx"}
    row = msgspec.json.decode(text, type=Row, dec_hook=PAGE["dec_hook"])
    assert row.status is Status.GONE and row.retry == StatusSet("5xx")
    with pytest.raises(msgspec.ValidationError, match="malformed set of codes"):
        msgspec.json.decode(b'{"status": 410, "retry": "abc"}', type=Row, dec_hook=PAGE["dec_hook"])


def test_sqlalchemy():
    class Base(DeclarativeBase):
        pass

    class Row(Base):
        __tablename__ = "log"
        id: Mapped[int] = mapped_column(primary_key=True)
        status: Mapped[Status | None] = mapped_column(PAGE["StatusColumn"])

    engine = sqlalchemy.create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Row(status=Status.GONE), Row(status=None), Row(status=503)])
        session.commit()
        found = session.scalars(sqlalchemy.select(Row.status).order_by(Row.id)).all()
        assert found == [Status.GONE, None, 503] and type(found[0]) is Status
        assert session.scalar(sqlalchemy.select(Row.id).where(Row.status == Status.GONE)) == 1
