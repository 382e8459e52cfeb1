/* A plain model of httpstatus_accept_language(), to compare with on any text of less than 512 bytes. */
#ifndef ACCEPT_LANGUAGE_MODEL_H
#define ACCEPT_LANGUAGE_MODEL_H

const char *model_accept_language(const char *text);

#endif
