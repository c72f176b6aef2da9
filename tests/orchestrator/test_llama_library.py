"""What talkbox leans on in llama-cpp-python, stated: a release that moves any of it fails here."""

from __future__ import annotations

import ctypes

import llama_cpp.llama_cpp as llama
import llama_cpp.mtmd_cpp as mtmd
import pytest

from talkbox.models.llama.native import Weights

pytest_plugins = ("gemma_fixture", "tiny_fixture")

ARGUMENTS = {
    "ggml_abort_callback": None,
    "ggml_backend_sched_eval_callback": None,
    "llama_backend_init": 0,
    "llama_context_default_params": 0,
    "llama_decode": 2,
    "llama_free": 1,
    "llama_get_logits_ith": 2,
    "llama_get_memory": 1,
    "llama_init_from_model": 2,
    "llama_log_set": 2,
    "llama_memory_seq_cp": 5,
    "llama_memory_seq_pos_max": 2,
    "llama_memory_seq_pos_min": 2,
    "llama_memory_seq_rm": 4,
    "llama_model_default_params": 0,
    "llama_model_free": 1,
    "llama_model_get_vocab": 1,
    "llama_model_load_from_file": 2,
    "llama_model_meta_val_str": 4,
    "llama_model_n_embd_inp": 1,
    "llama_model_n_ctx_train": 1,
    "llama_model_is_hybrid": 1,
    "llama_model_is_recurrent": 1,
    "llama_model_n_swa": 1,
    "llama_n_ctx": 1,
    "llama_sampler_apply": 2,
    "llama_sampler_chain_add": 2,
    "llama_sampler_chain_default_params": 0,
    "llama_sampler_chain_init": 1,
    "llama_sampler_free": 1,
    "llama_sampler_init_dist": 1,
    "llama_sampler_init_min_p": 2,
    "llama_sampler_init_temp": 1,
    "llama_sampler_init_top_k": 1,
    "llama_sampler_init_top_p": 2,
    "llama_set_abort_callback": 3,
    "llama_set_n_threads": 3,
    "llama_state_seq_load_file": 6,
    "llama_state_seq_save_file": 5,
    "llama_supports_gpu_offload": 0,
    "llama_synchronize": 1,
    "llama_token_to_piece": 6,
    "llama_tokenize": 7,
    "llama_version": 0,
    "llama_vocab_eos": 1,
    "llama_vocab_eot": 1,
    "llama_vocab_get_attr": 2,
    "llama_vocab_is_eog": 2,
    "llama_vocab_n_tokens": 1,
}

HEARING_ARGUMENTS = {
    "mtmd_bitmap_free": 1,
    "mtmd_bitmap_init_from_audio": 2,
    "mtmd_context_params_default": 0,
    "mtmd_decode_use_mrope": 1,
    "mtmd_decode_use_non_causal": 2,
    "mtmd_encode_chunk": 2,
    "mtmd_free": 1,
    "mtmd_get_audio_sample_rate": 1,
    "mtmd_get_marker": 1,
    "mtmd_get_output_embd": 1,
    "mtmd_init_from_file": 3,
    "mtmd_input_chunk_get_n_tokens": 1,
    "mtmd_input_chunk_get_tokens_text": 2,
    "mtmd_input_chunk_get_type": 1,
    "mtmd_input_chunks_free": 1,
    "mtmd_input_chunks_get": 2,
    "mtmd_input_chunks_init": 0,
    "mtmd_input_chunks_size": 1,
    "mtmd_log_set": 2,
    "mtmd_progress_callback": None,
    "mtmd_support_audio": 1,
    "mtmd_tokenize": 5,
}

FIELDS = {
    "llama_batch": "n_tokens token embd pos n_seq_id seq_id logits",
    "llama_token_data": "id logit p",
    "llama_token_data_array": "data size selected sorted",
}

SOME_FIELDS = {
    "llama_model_params": "n_gpu_layers progress_callback",
    "llama_context_params": (
        "n_ctx n_batch n_ubatch n_seq_max n_outputs_max flash_attn_type no_perf swa_full kv_unified"
    ),
}


@pytest.mark.parametrize(("name", "count"), ARGUMENTS.items())
def test_a_function_takes_what_it_took(name: str, count: int | None) -> None:
    function = getattr(llama, name)
    if count is not None:
        assert len(function.argtypes) == count


@pytest.mark.parametrize(("name", "count"), HEARING_ARGUMENTS.items())
def test_a_function_for_hearing_takes_what_it_took(name: str, count: int | None) -> None:
    function = getattr(mtmd, name)
    if count is not None:
        assert len(function.argtypes) == count


@pytest.mark.parametrize(("name", "fields"), FIELDS.items())
def test_a_structure_has_exactly_the_fields_it_had(name: str, fields: str) -> None:
    assert [field[0] for field in getattr(llama, name)._fields_] == fields.split()


@pytest.mark.parametrize(("name", "fields"), SOME_FIELDS.items())
def test_a_structure_has_the_fields_that_are_set(name: str, fields: str) -> None:
    assert set(fields.split()) <= {field[0] for field in getattr(llama, name)._fields_}


def test_what_is_set_for_hearing_is_where_it_was() -> None:
    names = {field[0] for field in mtmd.mtmd_context_params._fields_}
    flags = {"use_gpu", "print_timings", "warmup", "flash_attn_type"}
    assert {"n_threads", "cb_eval", "progress_callback", *flags} <= names
    text = [field[0] for field in mtmd.mtmd_input_text._fields_]
    assert text == ["text", "text_len", "add_special", "parse_special"]
    assert mtmd.MTMD_INPUT_CHUNK_TYPE_AUDIO == 2
    assert len(mtmd.mtmd_progress_callback._argtypes_) == 2


def test_numbers_in_the_interface_are_what_they_were() -> None:
    assert llama.LLAMA_TOKEN_ATTR_UNKNOWN == 1
    assert llama.LLAMA_TOKEN_ATTR_CONTROL == 8
    assert llama.LLAMA_TOKEN_ATTR_USER_DEFINED == 16
    assert (llama.LLAMA_FLASH_ATTN_TYPE_DISABLED, llama.LLAMA_FLASH_ATTN_TYPE_ENABLED) == (0, 1)
    assert llama.llama_token is ctypes.c_int32


def test_grammars_can_be_made_over_the_vocabulary_of_a_loaded_model() -> None:
    from llguidance import LLTokenizer

    assert callable(vars(LLTokenizer)["from_llamacpp"])


def test_gemma_ends_its_answers_with_the_tokens_it_did(tiny_weights: Weights) -> None:
    assert tiny_weights.vocabulary.ends == {1, 50, 106}


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("<bos>", 2),
        ("<|tool>", 46),
        ("<|tool_call>", 48),
        ("<tool_call|>", 49),
        ("<|tool_response>", 50),
        ('<|"|>', 52),
        ("<|think|>", 98),
        ("<|channel>", 100),
        ("<channel|>", 101),
        ("<|turn>", 105),
        ("<turn|>", 106),
    ],
)
def test_gemma_has_its_markers_where_they_were(
    tiny_weights: Weights, text: str, token: int
) -> None:
    assert tiny_weights.vocabulary.id(text) == token
